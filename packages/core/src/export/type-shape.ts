import { create, type Font as Kit } from 'fontkit';
import type * as Harfbuzz from 'harfbuzzjs';
import { readFace, type FaceName } from './type-faces.ts';
import { meanGlyphs, type Glyph } from './type-meaning.ts';

type Position = { xAdvance: number; yAdvance: number; xOffset: number; yOffset: number; advanceWidth: number };
/** A word as it stands on paper, from left to right, in thousandths of the size. */
export type Laid = { glyphs: Glyph[]; positions: Position[]; width: number };
/** A font that is open in this process. */
export type Face = {
  has(code: number): boolean;
  /** Words in the order of the paper. */
  lay(text: string, isFromRight: boolean): Laid[];
  /** What a document embeds a part of. */
  kit: Kit;
};

let harfbuzz: typeof Harfbuzz;
/** HarfBuzz is WebAssembly; it is there once this has been waited for. */
export async function loadShaper(): Promise<void> {
  harfbuzz ??= await import('harfbuzzjs');
}

const faces = new Map<FaceName, Face>();
/** A font is opened once in a process, and stays: the larger ones have some megabytes. */
export function openFace(name: FaceName): Face {
  const known = faces.get(name);
  if (known) return known;
  const face = open(name);
  faces.set(name, face);
  return face;
}

/** Words come again and again; whole lines of a script without blanks hardly ever, but for being measured and then written. */
const wordMost = 16;
const wordsMost = 20_000;
const linesMost = 100;

function open(name: FaceName): Face {
  const bytes = readFace(name);
  const tables = new harfbuzz.Face(new harfbuzz.Blob(bytes));
  const font = new harfbuzz.Font(tables);
  const buffer = new harfbuzz.Buffer();
  const codes = new Set(tables.collectUnicodes());
  const mean = meanGlyphs();
  const scale = 1_000 / tables.upem;
  const known = { words: new Map<string, Laid>(), lines: new Map<string, Laid>() };

  function shape(text: string, isFromRight: boolean): Laid {
    buffer.reset();
    // Accents keep their own place in the text, so that a document can say what each glyph of it stands for.
    buffer.setClusterLevel(harfbuzz.ClusterLevel.MONOTONE_CHARACTERS);
    buffer.addText(text);
    buffer.setDirection(isFromRight ? harfbuzz.Direction.RTL : harfbuzz.Direction.LTR);
    buffer.guessSegmentProperties();
    harfbuzz.shape(font, buffer);
    const infos = buffer.getGlyphInfos();
    let width = 0;
    const positions = buffer.getGlyphPositions().map(({ xAdvance, yAdvance, xOffset, yOffset }, at) => {
      width += xAdvance * scale;
      const advanceWidth = font.glyphHAdvance(infos[at]?.codepoint ?? 0) * scale;
      return {
        xAdvance: xAdvance * scale,
        yAdvance: yAdvance * scale,
        xOffset: xOffset * scale,
        yOffset: yOffset * scale,
        advanceWidth,
      };
    });
    return { glyphs: mean(text, infos, positions), positions, width };
  }
  function word(text: string, isFromRight: boolean): Laid {
    const [before, most] = text.length > wordMost ? [known.lines, linesMost] : [known.words, wordsMost];
    const key = isFromRight ? `\u200f${text}` : text;
    const found = before.get(key);
    if (found) return found;
    if (before.size >= most) before.clear();
    const laid = shape(text, isFromRight);
    before.set(key, laid);
    return laid;
  }
  return {
    has: (code) => codes.has(code),
    lay(text, isFromRight) {
      const blank = text.indexOf(' ');
      if (blank < 0 || blank === text.length - 1) return [word(text, isFromRight)];
      const words = text.split(/(?<= )/).map((one) => word(one, isFromRight));
      return isFromRight ? words.toReversed() : words;
    },
    kit: create(bytes) as Kit,
  };
}
