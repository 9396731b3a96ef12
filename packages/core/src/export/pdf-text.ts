import { nameEmoji } from './emoji-words.ts';
import { hasRightToLeft, inVisualOrder, joinArabic, readsFromRight } from './pdf-bidi.ts';
import { useFont, widerFont, type Doc } from './pdf-fonts.ts';

/** A stretch of a line that one font prints. */
type Run = { font: string; text: string };
export type Style = { font: 'Helvetica' | 'Helvetica-Bold' | 'Times-Roman'; size: number; color: string };

// What the built-in fonts have beyond Latin-1 (WinAnsi).
const western = new Set([...'€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ']);
const isWestern = (code: number, sign: string) =>
  code === 10 || (code >= 32 && code < 127) || (code >= 160 && code < 256 && code !== 173) || western.has(sign);
/** What cannot be seen, and only says how letters join or are read. */
const unseen = /\u00ad|[\u200b-\u200f]|[\u202a-\u202e]|[\u2060-\u2069]|\ufe0e|\ufe0f|\ufeff/g;

/** What a person wrote, as it can be printed: emoji by their names, nothing that cannot be seen. */
export const printable = (text: string): string =>
  nameEmoji(text.normalize('NFC')).replaceAll('\r', '').replaceAll('\t', '    ').replaceAll(unseen, '');

/** Every character in a font that has it; where none has, its number: nothing is left out silently. */
function runsOf(doc: Doc, text: string, font: Style['font']): Run[] {
  const runs: Run[] = [];
  const add = (name: string, piece: string) => {
    const last = runs.at(-1);
    if (last?.font === name) last.text += piece;
    else runs.push({ font: name, text: piece });
  };
  for (const sign of text) {
    const code = sign.codePointAt(0) ?? 0;
    const wider = isWestern(code, sign) ? null : widerFont(doc, code);
    if (wider) add(wider === 'wide' && font === 'Helvetica-Bold' ? 'wideBold' : wider, sign);
    else add(font, isWestern(code, sign) ? sign : `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`);
  }
  return runs;
}

/** What a document is being written in, to go on with after the head of a new page. */
const current = new WeakMap<Doc, Style>();
function use(doc: Doc, font: string, style: Style): Doc {
  useFont(doc, font);
  return doc.fontSize(style.size).fillColor(style.color);
}

/** Does something else on the page, and goes on in the style from before. */
export function aside(doc: Doc, work: () => void): void {
  const style = current.get(doc);
  work();
  if (style) use(doc, style.font, style);
  if (style) current.set(doc, style);
}

const lineHeight = (style: Style) => style.size * 1.35;
const isPlain = (text: string) => [...text].every((sign) => isWestern(sign.codePointAt(0) ?? 0, sign));

/** Writes a paragraph below what stands there. */
export function writeText(doc: Doc, text: string, style: Style): void {
  const printed = printable(text);
  current.set(doc, style);
  if (isPlain(printed)) return void use(doc, style.font, style).text(printed);
  const { left, right } = doc.page.margins;
  const width = doc.page.width - left - right;
  for (const paragraph of printed.split('\n')) {
    const fromRight = readsFromRight(paragraph);
    for (const line of linesOf(doc, joinArabic(paragraph), { style, width })) {
      const visual = hasRightToLeft(line) ? inVisualOrder(line, fromRight) : line;
      writeLine(doc, [{ text: visual, style }], fromRight ? left + width - widthOf(doc, visual, style) : left);
    }
  }
}

/** Writes words of several styles on one line. */
export function writeWords(doc: Doc, words: { text: string; style: Style }[]): void {
  const visual = words.map(({ text, style }) => {
    const printed = printable(text);
    return { text: hasRightToLeft(printed) ? inVisualOrder(joinArabic(printed), readsFromRight(printed)) : printed, style };
  });
  writeLine(doc, visual, doc.page.margins.left);
}

/** One line, as it stands on paper, on the next page where this one has no room for it. */
function writeLine(doc: Doc, words: { text: string; style: Style }[], from: number): void {
  const height = Math.max(...words.map(({ style }) => lineHeight(style)));
  if (doc.y + height > doc.page.height - doc.page.margins.bottom) doc.addPage();
  const { y } = doc;
  // Fonts differ in how far they reach up; they stand on the same line.
  const baseline = y + height * 0.72;
  let x = from;
  for (const { text, style } of words)
    for (const run of runsOf(doc, text, style.font)) {
      use(doc, run.font, style).text(run.text, x, baseline, { lineBreak: false, baseline: 'alphabetic' });
      x += doc.widthOfString(run.text);
    }
  doc.x = doc.page.margins.left;
  doc.y = y + height;
}

/** Widths at size one of what stands alone again and again: signs of scripts without blanks. */
const widths = new Map<string, number>();
function widthOf(doc: Doc, text: string, style: Style): number {
  const key = text.length <= 2 ? `${style.font} ${text}` : null;
  const known = key === null ? undefined : widths.get(key);
  if (known !== undefined) return known * style.size;
  let width = 0;
  for (const run of runsOf(doc, text, style.font)) width += use(doc, run.font, style).widthOfString(run.text);
  if (key !== null && widths.size < 50_000) widths.set(key, width / style.size);
  return width;
}

/** Where a line may end: behind a blank, and beside a sign of a script without blanks, but not before what closes. */
const breaks =
  /(?<= )|(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}])(?![\p{P}\p{M}ー])|(?<=\p{P})(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])/u;

/** A word that is longer than a line is broken wherever the line is full. */
function linesOf(doc: Doc, text: string, { style, width }: { style: Style; width: number }): string[] {
  const lines: string[] = [];
  let line = '';
  let taken = 0;
  const end = () => {
    lines.push(line.trimEnd());
    line = '';
    taken = 0;
  };
  for (const word of text.split(breaks)) {
    const wide = widthOf(doc, word, style);
    if (taken + wide > width && line) end();
    for (const piece of wide > width ? word : [word]) {
      const own = wide > width ? widthOf(doc, piece, style) : wide;
      if (taken + own > width && line) end();
      line += piece;
      taken += own;
    }
  }
  end();
  return lines;
}
