import bidiFactory from 'bidi-js';
import { faceOf, familyOf, lastResorts, scriptFamily, type FaceName, type FamilyName } from './type-faces.ts';
import { openFace } from './type-shape.ts';

export type Style = { font: 'sans' | 'serif'; isBold?: boolean; size: number; color: string };
/** A stretch that one font prints in one direction. An odd level is read from the right (Unicode's Annex 9). */
export type Run = { text: string; face: FaceName; level: number; style: Style };

const bidi = bidiFactory();
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
// What every text in a Western language consists of. U+00AD is a place to break, and is not seen.
const plain = /^[\u0020-\u007e\u00a0-\u00ac\u00ae-\u017f\u2010-\u201e\u2020-\u2022\u2026\u20ac]*$/;
const fromRight =
  /[\u{10800}-\u{10fff}\u{1e800}-\u{1efff}\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\u200f\u202b\u202e\u2067]/u;
const emoji =
  /^(?:\p{RI}{2}|[#*0-9]\ufe0f?\u20e3|\p{Emoji_Presentation}|\p{Extended_Pictographic}(?:\p{EMod}|\ufe0f|\u200d))(?!\ufe0e)/u;
/** What has no picture of its own, and only says how its neighbours are read or joined. */
const unseen = /\p{Default_Ignorable_Code_Point}/u;

/**
 * `bidi-js` looks at half a sign beyond the Basic Multilingual Plane, and takes it for a Latin letter. It is given a sign of the
 * same length and direction instead: of a script from there that is read from the right, of Latin, or, for emoji, of no direction.
 */
const directionOnly = (text: string): string =>
  text.replaceAll(/[\u{10000}-\u{10ffff}]/gu, (sign) =>
    /[\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u.test(sign) ? 'אא' : /[\p{L}\p{RI}]/u.test(sign) ? 'aa' : '☺☺',
  );

export type Directed = { text: string; levels: Uint8Array | null; isFromRight: boolean };
/** From which side each sign of a paragraph is read; the first letter says it for the whole, as `dir="auto"` does. */
export function directed(text: string): Directed {
  if (!fromRight.test(text)) return { text, levels: null, isFromRight: false };
  const { levels, paragraphs } = bidi.getEmbeddingLevels(directionOnly(text));
  return { text, levels, isFromRight: (paragraphs[0]?.level ?? 0) % 2 === 1 };
}

/** Which font draws Chinese signs: theirs where the words around them, or else the firm's language, say whose they are. */
export const hanFamily = (text: string, locale: string | null): FamilyName =>
  scriptFamily(/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.exec(text)?.[0] ?? '') ??
  (locale?.startsWith('ja') ? 'japanese' : locale?.startsWith('ko') ? 'korean' : 'chinese');

/** Cuts a stretch of a paragraph where font or direction change. Every sign of it is in one of the runs. */
export function runsOf(
  { text, levels }: Directed,
  [from, to]: [number, number],
  { style, han }: { style: Style; han: FamilyName },
): Run[] {
  const stretch = text.slice(from, to);
  if (!levels && style.font === 'sans' && plain.test(stretch))
    return [{ text: stretch, face: faceOf('sans', Boolean(style.isBold)), level: 0, style }];
  const runs: Run[] = [];
  const add = (piece: string, face: FaceName, level: number) => {
    const last = runs.at(-1);
    if (last?.face === face && last.level === level) last.text += piece;
    else runs.push({ text: piece, face, level, style });
  };
  const single = stretch.length === 1 ? [{ segment: stretch, index: 0 }] : null;
  for (const { segment, index } of single ?? graphemes.segment(stretch)) {
    const level = levels?.[from + index] ?? 0;
    const before = runs.at(-1)?.face ?? null;
    const whole = faceFor(segment, { style, han, before });
    if (whole) add(segment, whole, level);
    // Accents that the letter's font lacks stand beside it; what no font has, by its number: nothing is left out silently.
    else
      for (const sign of segment) {
        const face = faceFor(sign, { style, han, before });
        if (face) add(sign, face, level);
        else
          add(
            `[U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`,
            faceOf('sans', Boolean(style.isBold)),
            level,
          );
      }
  }
  return runs;
}

const chosen = new Map<string, FaceName | null>();
type Around = { style: Style; han: FamilyName; before: FaceName | null };

function faceFor(cluster: string, { style, han, before }: Around): FaceName | null {
  const signs = [...cluster].filter((sign) => !unseen.test(sign));
  const isBold = Boolean(style.isBold);
  if (signs.length === 0) return before ?? faceOf('sans', isBold);
  const key = `${style.font} ${isBold} ${han} ${before} ${cluster}`;
  const known = chosen.get(key);
  if (known !== undefined) return known;
  const has = (face: FaceName) => signs.every((sign) => openFace(face).has(sign.codePointAt(0) ?? 0));
  const found = candidates(cluster, { style, han, before }).find(has) ?? null;
  if (chosen.size >= 50_000) chosen.clear();
  chosen.set(key, found);
  return found;
}

function* eachCandidate(cluster: string, { style, han, before }: Around): Generator<FaceName> {
  const isBold = Boolean(style.isBold);
  // A blank stands in the font before it: fewer stretches, and words that are found together.
  if (before && cluster === ' ' && familyOf(before) !== 'emoji') yield before;
  if (emoji.test(cluster)) yield faceOf('emoji', isBold);
  const own = scriptFamily(cluster);
  if (own) yield faceOf(own, isBold);
  if (style.font === 'serif') yield* ['serif', 'serifWide'] as const;
  yield faceOf('sans', isBold);
  // What belongs to several scripts goes with its neighbour, as a full stop does.
  if (before) yield before;
  if (/[\p{Script_Extensions=Han}\uff00-\uffef]/u.test(cluster)) yield faceOf(han, isBold);
  for (const family of lastResorts) yield faceOf(family, isBold);
}
const candidates = (cluster: string, around: Around) => [...eachCandidate(cluster, around)];
