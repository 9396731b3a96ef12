import { foldWords, type Folded } from './fold-words.ts';

/** One way to read a text. Of each word: where it begins, a number that equal words share, and which signs its run of signs holds. */
export type Reading = { signs: ArrayLike<string>; starts: number[]; hashes: number[]; masks: number[] };
/** A text as dictionaries read it: its signs, and those with digits read as letters where words hold both. */
export type ReadText = { folded: Folded; isEdge: Uint8Array; readings: Reading[] };

/** Scripts that put no blank between words: there a term may begin and end anywhere. */
const unspaced =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}\p{Script=Myanmar}]$/u;
// Numbers are compared, not texts: each sign of each message comes by here.
export const isUnspaced = (sign: string) => sign.charCodeAt(0) > 0xdff && unspaced.test(sign);
const isDigit = (sign: string) => sign.charCodeAt(0) >= 48 && sign.charCodeAt(0) <= 57;

/** Digits that are written for letters. A one is an l to some and an i to others, so a word is read both ways. */
const written: [digit: string, letter: string][] = [
  ['0', 'o'],
  ['3', 'e'],
  ['4', 'a'],
  ['5', 's'],
  ['7', 't'],
  ['8', 'b'],
];
const ways = ['l', 'i'].map((one) => new Map([...written, ['1', one] as const]));

/** The rules of a firm read the same text one after the other. */
let last: { text: string; read: ReadText } | undefined;
export function readWords(text: string): ReadText {
  if (last?.text !== text) last = { text, read: readPlain(text) ?? read(text) };
  return last.read;
}

/**
 * Most texts: ASCII, with digits and letters in words of their own. Then a run of signs is one word, there is one way to read
 * it, and one look at each sign says all. Null for any other text.
 */
function readPlain(text: string): ReadText | null {
  // Anything that is not ASCII.
  if (/[\u0080-\uffff]/.test(text)) return null;
  const signs = text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trimStart();
  const isEdge = new Uint8Array(signs.length + 2);
  const reading: Reading = { signs, starts: [], hashes: [], masks: [] };
  let start = -1;
  let hash = 0;
  let mask = 0;
  // One step behind the text ends the last word.
  for (let at = 0; at <= signs.length; at += 1) {
    const code = at < signs.length ? signs.charCodeAt(at) : blank;
    if (code !== blank) {
      if (start === -1) {
        start = at;
        isEdge[start] = 1;
      }
      mask |= bitOf(code);
      if ((mask & digitBit) !== 0 && mask !== digitBit) return null;
      hash = nextHash(hash, code);
    } else if (start !== -1) {
      reading.starts.push(start);
      reading.hashes.push(hash);
      reading.masks.push(mask);
      start = -1;
      hash = 0;
      mask = 0;
      isEdge[at] = 1;
      isEdge[at + 1] = 1;
    }
  }
  isEdge[signs.length] = 1;
  return { folded: placed(signs, text), isEdge, readings: [reading] };
}
const blank = 32;

/** Folded signs, and where they stood: that is asked of few texts, so it is looked for again in those. */
function placed(signs: string, text: string): Folded {
  let found: Folded | undefined;
  const find = () => (found ??= foldWords(text));
  return {
    signs,
    get starts() {
      return find().starts;
    },
    get ends() {
      return find().ends;
    },
  };
}

function read(text: string): ReadText {
  const folded = foldWords(text);
  const { signs } = folded;
  const isEdge = edgesOf(signs);
  const all = hasMixedWord(signs) ? [signs, ...ways.flatMap((way) => lookAlike(signs, way))] : [signs];
  return { folded, isEdge, readings: all.map((one) => wordsOf(one, isEdge)) };
}

/** Where a word may begin or end: before each sign, and behind the last. Digits read as letters change none of them. */
function edgesOf(signs: readonly string[]): Uint8Array {
  const isEdge = new Uint8Array(signs.length + 1);
  let wasOpen = true;
  for (let at = 0; at < signs.length; at += 1) {
    const sign = signs[at] ?? ' ';
    const isOpen = sign === ' ' || isUnspaced(sign);
    if (wasOpen || isOpen) isEdge[at] = 1;
    wasOpen = isOpen;
  }
  isEdge[signs.length] = 1;
  return isEdge;
}

const nextHash = (hash: number, code: number) => (Math.imul(hash, 31) + code) | 0;
/** Equal words have equal numbers; others seldom do, and whoever asks looks again. */
export const hashOf = (signs: readonly string[]): number => signs.reduce((hash, sign) => nextHash(hash, sign.charCodeAt(0)), 0);

const digitBit = 1 << 26;
/** A bit for each small letter of ASCII, and one for all digits; nothing for the rest. */
export function bitOf(code: number): number {
  if (code >= 97 && code <= 122) return 1 << (code - 97);
  return code >= 48 && code <= 57 ? digitBit : 0;
}

function wordsOf(signs: readonly string[], isEdge: Uint8Array): Reading {
  const reading: Reading = { signs, starts: [], hashes: [], masks: [] };
  let ofRun = 0;
  let mask = 0;
  for (let start = 0; start < signs.length;) {
    let end = start;
    let hash = 0;
    let held = 0;
    do {
      const code = signs[end]?.charCodeAt(0) ?? 0;
      hash = nextHash(hash, code);
      held |= bitOf(code);
      end += 1;
    } while (!isEdge[end]);
    if (signs[start] === ' ') {
      for (; ofRun < reading.starts.length; ofRun += 1) reading.masks.push(mask);
      mask = 0;
    } else {
      reading.starts.push(start);
      reading.hashes.push(hash);
      mask |= held;
    }
    start = end;
  }
  for (; ofRun < reading.starts.length; ofRun += 1) reading.masks.push(mask);
  return reading;
}

function hasMixedWord(signs: readonly string[]): boolean {
  let digits = false;
  let others = false;
  for (const sign of signs) {
    if (sign === ' ') digits = others = false;
    else if (isDigit(sign)) digits = true;
    else others = true;
    if (digits && others) return true;
  }
  return false;
}

/** The text with digits read as letters, in words that hold both; nothing if there is no such word. */
function lookAlike(signs: readonly string[], way: ReadonlyMap<string, string>): string[][] {
  const changed = [...signs];
  let hasChanged = false;
  for (let start = 0; start < signs.length;) {
    let end = start;
    let digits = 0;
    for (let sign = signs[end]; sign !== undefined && sign !== ' '; sign = signs[end]) {
      if (isDigit(sign)) digits += 1;
      end += 1;
    }
    if (digits > 0 && digits < end - start)
      for (let at = start; at < end; at += 1) {
        const letter = way.get(signs[at] ?? '');
        if (letter) changed[at] = letter;
        hasChanged ||= letter !== undefined;
      }
    start = end + 1;
  }
  return hasChanged ? [changed] : [];
}
