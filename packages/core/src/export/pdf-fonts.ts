import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { inflateSync } from 'node:zlib';
import type PDFDocument from 'pdfkit';

export type Doc = InstanceType<typeof PDFDocument>;
type Signs = { hasGlyphForCodePoint(code: number): boolean };

/** Resolved where a transcript is written: whoever bundles this for something else carries no font. */
const pathOf = (file: string): string => createRequire(import.meta.url).resolve(file);
/**
 * What the built-in fonts lack: Latin beyond the West, Greek and Cyrillic from a font that looks like them, and every other
 * script from one that draws each character of the Basic Multilingual Plane, if plainly.
 */
const sources = {
  wide: () => pathOf('pdfjs-dist/standard_fonts/LiberationSans-Regular.ttf'),
  wideBold: () => pathOf('pdfjs-dist/standard_fonts/LiberationSans-Bold.ttf'),
  every: () => (everyFont ??= fromWoff(readFileSync(pathOf('@fontsource/unifont/files/unifont-latin-400-normal.woff')))),
};
let everyFont: Buffer | undefined;
let known: Signs[] | undefined;

/** Opens a font in a document that does not have it yet. Few documents need more than the built-in ones. */
export function useFont(doc: Doc, name: string): void {
  if (!(name in sources)) return void doc.font(name);
  const opened = (doc as unknown as { _fontFamilies: Record<string, unknown> })._fontFamilies;
  if (!opened[name]) doc.registerFont(name, sources[name as keyof typeof sources]());
  doc.font(name);
}

/** The first of the wider fonts that has this character; null where none has it. */
export function widerFont(doc: Doc, code: number): 'wide' | 'every' | null {
  known ??= (['wide', 'every'] as const).map((name) => {
    useFont(doc, name);
    // The font behind the document's own, which its type leaves out.
    return (doc as unknown as { _font: { font: Signs } })._font.font;
  });
  const [wide, every] = known;
  return wide?.hasGlyphForCodePoint(code) ? 'wide' : every?.hasGlyphForCodePoint(code) ? 'every' : null;
}

/**
 * The tables of a WOFF file (W3C, WOFF 1.0) as an OpenType file. Read from the compressed one, each glyph would unpack its table again.
 */
export function fromWoff(woff: Buffer): Buffer {
  const count = woff.readUInt16BE(12);
  const head = Buffer.alloc(12 + 16 * count);
  head.writeUInt32BE(woff.readUInt32BE(4), 0);
  head.writeUInt16BE(count, 4);
  const power = Math.floor(Math.log2(count));
  head.writeUInt16BE(16 * 2 ** power, 6);
  head.writeUInt16BE(power, 8);
  head.writeUInt16BE(16 * (count - 2 ** power), 10);
  const parts = [head];
  let at = head.length;
  for (let n = 0; n < count; n += 1) {
    const entry = 44 + 20 * n;
    const [offset, packed, length, sum] = [4, 8, 12, 16].map((field) => woff.readUInt32BE(entry + field)) as [
      number,
      number,
      number,
      number,
    ];
    const bytes = woff.subarray(offset, offset + packed);
    const table = Buffer.alloc(Math.ceil(length / 4) * 4);
    (packed < length ? inflateSync(bytes) : bytes).copy(table);
    woff.copy(head, 12 + 16 * n, entry, entry + 4);
    for (const [field, value] of [sum, at, length].entries()) head.writeUInt32BE(value, 12 + 16 * n + 4 + 4 * field);
    parts.push(table);
    at += table.length;
  }
  return Buffer.concat(parts);
}
