import { readDigits } from './read-digits.ts';

/** A text as words are compared: small letters without accents, one blank between words. `starts` and `ends` lead back to the text. */
export type Folded = { signs: string[]; starts: number[]; ends: number[] };

const invisible = /^[\p{Cf}\ufe00-\ufe0f]$/u;
/** Accents of Latin, Greek and Cyrillic, points of Hebrew, vowel signs of Arabic. Elsewhere a mark is part of the letter. */
const accents = /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0640]/g;
const inWord = /^[\p{L}\p{M}\p{N}]$/u;

/** Compatibility forms (NFKC), case, accents and what cannot be seen are taken away; what is no letter or digit becomes one blank. */
export function foldWords(text: string): Folded {
  const folded: Folded = { signs: [], starts: [], ends: [] };
  let at = 0;
  for (const sign of text) {
    const end = at + sign.length;
    // Most of what people write: nothing to take apart.
    for (const plain of sign <= '\u007f' ? sign.toLowerCase() : fold(sign)) {
      const isBlank = plain <= '\u007f' ? !isAsciiWord(plain) : !inWord.test(plain);
      if (isBlank && (folded.signs.length === 0 || folded.signs.at(-1) === ' ')) continue;
      folded.signs.push(isBlank ? ' ' : plain);
      folded.starts.push(at);
      folded.ends.push(end);
    }
    at = end;
  }
  return folded;
}

const isAsciiWord = (sign: string) => (sign >= 'a' && sign <= 'z') || (sign >= '0' && sign <= '9');

function fold(sign: string): string {
  if (invisible.test(sign)) return '';
  if (/^\p{Nd}$/u.test(sign)) return readDigits(sign).charAt(0);
  return sign.normalize('NFKD').toLowerCase().normalize('NFKD').replaceAll(accents, '');
}
