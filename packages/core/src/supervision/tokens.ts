import { foldWords } from '../inspect/detectors/fold-words.ts';

/** A word of a text, with the other ways in which it may be read; `start` and `end` lead back to the text. */
export type Token = { readings: string[]; start: number; end: number };

/** Digits and signs that are written for letters. A one is an l to some and an i to others, so a word is read both ways. */
const written: [sign: string, letter: string][] = [
  ['0', 'o'],
  ['3', 'e'],
  ['4', 'a'],
  ['5', 's'],
  ['7', 't'],
  ['8', 'b'],
];
const ways = ['l', 'i'].map((one) => new Map([...written, ['1', one] as const]));
/** Letters of other scripts that look like Latin ones, as they are after folding. */
const lookAlikes = new Map(
  [...'аеорсухкмтвнгіјѕԁԛԝһӏ', ...'αβεικνορτυχωϲ'].map((sign, at) => [
    sign,
    [...'aeopcyxkmtbhrijsdqwhl', ...'abeiknoptuxwc'][at] ?? sign,
  ]),
);
/** Signs that stand for letters only inside of words; elsewhere they are what they are. */
const inside = new Map([...'@$€£!|+('].map((sign, at) => [sign, [...'aseiiltc'][at] ?? sign]));

/** Scripts that put no blank between words: there every sign is a word of its own. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}\p{Script=Myanmar}]/u;

/**
 * The words of a text, small letters without accents and without what cannot be seen. A word that mixes letters with digits or with
 * letters of another script is read in each way that it looks like.
 */
export function tokensOf(text: string): Token[] {
  const { signs, starts, ends } = foldWords(text);
  const tokens: Token[] = [];
  for (let at = 0; at < signs.length;) {
    if (signs[at] === ' ') {
      at += 1;
      continue;
    }
    let to = at + 1;
    if (!isUnspaced(signs[at])) while (to < signs.length && signs[to] !== ' ' && !isUnspaced(signs[to])) to += 1;
    tokens.push({ readings: readingsOf(signs.slice(at, to).join('')), start: starts[at] ?? 0, end: ends[to - 1] ?? 0 });
    at = to;
  }
  return tokens;
}

const isUnspaced = (sign: string | undefined) => sign !== undefined && sign > '\u0dff' && unspaced.test(sign);

/** The text with signs inside of words written as the letters that they stand for, each in its place; null where there are none. */
export function withoutSigns(text: string): string | null {
  let hasChanged = false;
  const plain = text.replace(
    /(?<=[\p{L}\p{N}@$€£!|+(])[@$€£!|+(](?=[\p{L}\p{N}])|(?<![\p{L}\p{N}@$€£!|+(])[@$€£](?=\p{L})/gu,
    (sign) => {
      hasChanged = true;
      return inside.get(sign) ?? sign;
    },
  );
  return hasChanged ? plain : null;
}

function readingsOf(word: string): string[] {
  const readings = new Set([word]);
  const latin = latinOf(word);
  for (const known of latin === null ? [word] : [word, latin]) {
    readings.add(known);
    if (/\p{L}/u.test(known) && /[0134578]/.test(known)) for (const way of ways) readings.add(replaceIn(known, way));
  }
  return [...readings];
}

/** The word in Latin letters, if all of its others look like some. */
function latinOf(word: string): string | null {
  if (/^\p{ASCII}*$/u.test(word)) return null;
  const latin = replaceIn(word, lookAlikes);
  return /^[a-z0-9]*$/.test(latin) ? latin : null;
}

const replaceIn = (word: string, letters: ReadonlyMap<string, string>) =>
  [...word].map((sign) => letters.get(sign) ?? sign).join('');
