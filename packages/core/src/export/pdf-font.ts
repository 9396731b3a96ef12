import type PDFDocument from 'pdfkit';
import type { FaceName } from './type-faces.ts';
import type { Glyph } from './type-meaning.ts';
import { openFace, type Laid } from './type-shape.ts';

export type Doc = InstanceType<typeof PDFDocument>;
/** What a document has of a font, which its types leave out: the glyphs that it embeds, how wide they are and what they say. */
type Embedded = { subset: { glyphs: number[] }; widths: number[]; unicode: number[][] };
type Encoding = [codes: string[], positions: Laid['positions']];
export const leftToRight: never[] = [];
export const rightToLeft = ['rtl'];

const opened = new WeakMap<Doc, Set<FaceName>>();
/** Takes up a font, which the document may not have yet. The direction of a text comes as if it were a feature of the font. */
export function useFace(doc: Doc, face: FaceName): Doc {
  const faces = opened.get(doc) ?? new Set();
  opened.set(doc, faces);
  if (faces.has(face)) return doc.font(face);
  faces.add(face);
  doc.registerFont(face, openFace(face).kit as never);
  doc.font(face);
  Object.assign((doc as unknown as { _font: Embedded })._font, laidBy(face, (doc as unknown as { _font: Embedded })._font));
  return doc;
}

/** In place of what `pdfkit` does: HarfBuzz lays the letters, and a glyph is taken in once for each of its meanings. */
function laidBy(face: FaceName, { subset, widths, unicode }: Embedded) {
  const { lay } = openFace(face);
  const codes = new Map<Glyph, string>();
  const codeOf = (glyph: Glyph, advanceWidth: number): string => {
    const known = codes.get(glyph);
    if (known) return known;
    const code = subset.glyphs.push(glyph.id) - 1;
    widths[code] = advanceWidth;
    unicode[code] = glyph.codePoints;
    const hex = code.toString(16).padStart(4, '0');
    codes.set(glyph, hex);
    return hex;
  };
  return {
    encode(text: string, features: unknown): Encoding {
      const encoding: Encoding = [[], []];
      for (const { glyphs, positions } of lay(text, features === rightToLeft))
        for (const [at, glyph] of glyphs.entries()) {
          const position = positions[at];
          if (!position) continue;
          encoding[0].push(codeOf(glyph, position.advanceWidth));
          encoding[1].push(position);
        }
      return encoding;
    },
    widthOfString: (text: string, size: number, features: unknown) => widthOf(face, text, features === rightToLeft) * size,
  };
}

/** In shares of the size. */
export const widthOf = (face: FaceName, text: string, isFromRight: boolean): number =>
  openFace(face)
    .lay(text, isFromRight)
    .reduce((sum, { width }) => sum + width, 0) / 1_000;
