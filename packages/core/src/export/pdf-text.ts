import { leftToRight, rightToLeft, useFace, type Doc } from './pdf-font.ts';
import { familyOf, heightOf, scaleOf } from './type-faces.ts';
import { linesOf, type Line, type Words } from './type-lines.ts';
import type { Style } from './type-runs.ts';

/** What a person wrote, as it can be printed. */
const printable = (text: string): string => text.normalize('NFC').replaceAll('\r', '').replaceAll('\t', '    ');

/** Writes a paragraph below what stands there. The language of the firm says whose Chinese signs are drawn where the words do not. */
export function writeText(doc: Doc, text: string, { style, locale }: { style: Style; locale: string | null }): void {
  for (const paragraph of printable(text).split('\n')) writeWords(doc, [{ text: paragraph, style }], locale);
}

/** Writes words of several styles one after the other. */
export function writeWords(doc: Doc, words: Words[], locale: string | null): void {
  const { left, right } = doc.page.margins;
  const width = doc.page.width - left - right;
  const size = Math.max(...words.map(({ style }) => style.size));
  const lines = linesOf(
    words.map(({ text, style }) => ({ text: printable(text).replaceAll('\n', ' '), style })),
    { width, locale },
  );
  for (const line of lines) writeLine(doc, line, { from: line.isFromRight ? left + width - line.width : left, size });
}

/** Goes on to the next page where this one has no room for so much: what belongs together is not parted. */
export function makeRoom(doc: Doc, height: number): void {
  if (doc.y + height > doc.page.height - doc.page.margins.bottom) doc.addPage();
}

/** One line, as it stands on paper, on the next page where this one has no room for it. */
function writeLine(doc: Doc, line: Line, { from, size }: { from: number; size: number }): void {
  const height = size * Math.max(1.35, ...line.runs.map(({ face }) => heightOf(face)));
  makeRoom(doc, height);
  const { y } = doc;
  // Fonts differ in how far they reach up; they stand on the same line.
  const baseline = y + height / 2 + size * 0.3;
  const starts: number[] = [];
  let x = from;
  for (const at of line.order) {
    starts[at] = x;
    x += line.runs[at]?.width ?? 0;
  }
  // Written in the order in which it is read, so that whoever copies or searches finds the words as they were written.
  const isPlain = line.runs.every(({ face, level }) => level === 0 && easy.has(familyOf(face)));
  if (!isPlain) doc.markContent('Span', { actual: line.runs.map(({ text }) => text).join('') });
  for (const [at, { text, face, level, style }] of line.runs.entries()) {
    useFace(doc, face)
      .fontSize(style.size * scaleOf(face))
      .fillColor(style.color);
    const features = level % 2 === 1 ? rightToLeft : leftToRight;
    doc.text(text, starts[at], baseline, { lineBreak: false, baseline: 'alphabetic', features: features as never });
  }
  if (!isPlain) doc.endMarkedContent();
  doc.x = doc.page.margins.left;
  doc.y = y + height;
}

/** Scripts of which each sign is one glyph: what a document says of its glyphs is enough to read them back. */
const easy = new Set(['sans', 'serif', 'serifWide', 'japanese', 'chinese', 'korean']);
