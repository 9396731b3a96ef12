import { readDigits } from './read-digits.ts';

/** A text as words are compared: small letters without accents, one blank between words. `starts` and `ends` lead back to the text. */
export type Folded<Signs = ArrayLike<string>> = { signs: Signs; starts: ArrayLike<number>; ends: ArrayLike<number> };

const invisible = /^[\p{Cf}\ufe00-\ufe0f]$/u;
/** Accents of Latin, Greek and Cyrillic, points of Hebrew, vowel signs of Arabic. Elsewhere a mark is part of the letter. */
const accents = /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0640]/g;
const inWord = /^[\p{L}\p{M}\p{N}]$/u;

/** Signs of ASCII as words are compared; a blank for what is no letter or digit. */
const ascii = Array.from({ length: 128 }, (_, code) => {
  const sign = String.fromCharCode(code).toLowerCase();
  return isAsciiWord(sign) ? sign : ' ';
});

/** Compatibility forms (NFKC), case, accents and what cannot be seen are taken away; what is no letter or digit becomes one blank. */
export function foldWords(text: string): Folded<string[]> {
  const signs: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let wasBlank = true;
  const add = (sign: string, at: number, end: number) => {
    if (sign === ' ' && wasBlank) return;
    wasBlank = sign === ' ';
    signs.push(sign);
    starts.push(at);
    ends.push(end);
  };
  for (let at = 0; at < text.length;) {
    // Most of what people write: nothing to take apart.
    const plain = ascii[text.charCodeAt(at)];
    if (plain !== undefined) {
      if (plain !== ' ' || !wasBlank) {
        wasBlank = plain === ' ';
        signs.push(plain);
        starts.push(at);
        ends.push(at + 1);
      }
      at += 1;
      continue;
    }
    const sign = String.fromCodePoint(text.codePointAt(at) ?? 0);
    const end = at + sign.length;
    for (const part of fold(sign))
      add(part <= '\u007f' ? (ascii[part.charCodeAt(0)] ?? ' ') : inWord.test(part) ? part : ' ', at, end);
    at = end;
  }
  return { signs, starts, ends };
}

function isAsciiWord(sign: string): boolean {
  return (sign >= 'a' && sign <= 'z') || (sign >= '0' && sign <= '9');
}

function fold(sign: string): string {
  if (invisible.test(sign)) return '';
  if (/^\p{Nd}$/u.test(sign)) return readDigits(sign).charAt(0);
  return sign.normalize('NFKD').toLowerCase().normalize('NFKD').replaceAll(accents, '');
}
