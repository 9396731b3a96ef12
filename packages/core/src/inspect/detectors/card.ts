import type { Detector, Span } from './detector.ts';
import { readDigits } from './read-digits.ts';

/** First digits and lengths of the networks (ISO/IEC 7812, as the networks publish them). */
const networks: [from: number, to: number, lengths: number[]][] = [
  [4, 4, [13, 16, 19]],
  [51, 55, [16]],
  [2221, 2720, [16]],
  [34, 34, [15]],
  [37, 37, [15]],
  [6011, 6011, [16, 17, 18, 19]],
  [644, 649, [16, 17, 18, 19]],
  [65, 65, [16, 17, 18, 19]],
  [300, 305, [14, 16]],
  [36, 36, [14]],
  [38, 39, [14, 16]],
  [3528, 3589, [16]],
  [62, 62, [16, 17, 18, 19]],
  [2200, 2204, [16]],
  ...[5018, 5020, 5038, 5893, 6304, 6759, 6761, 6762, 6763].map((iin): [number, number, number[]] => [iin, iin, [16, 18, 19]]),
];
// Runs of digits with one blank or hyphen between them, and nothing else beside them.
const chains = /(?<![\p{L}\p{N}_]|\d[.,])\d+(?:(?:[ -]\u200b{0,3}|\u200b{1,3}[ -]?)\d+)*(?![\p{L}\p{N}_])/gu;
/** A text without so many digits near each other has none, which is told sooner. */
const enough = /(?:\d[ \u200b-]{0,4}){13}/;
const most = 19;
const fewest = 13;

/**
 * Numbers of payment cards: a network's first digits and length, the check digit of Luhn, in one piece or in groups between
 * blanks and hyphens. A piece of a longer run of digits or letters is none.
 */
export const card: Detector = {
  id: 'card',
  find(text) {
    const found: Span[] = [];
    const plain = readDigits(text);
    if (!enough.test(plain)) return found;
    for (const chain of plain.matchAll(chains)) {
      const groups = [...chain[0].matchAll(/\d+/g)].map((group) => ({ digits: group[0], at: chain.index + group.index }));
      for (let i = 0; i < groups.length;) {
        const taken = cardAt(groups, i);
        if (taken) found.push(taken.span);
        i += taken?.groups ?? 1;
      }
    }
    return found;
  },
};

function cardAt(groups: { digits: string; at: number }[], first: number): { span: Span; groups: number } | null {
  let digits = '';
  for (let i = first; i < groups.length; i += 1) {
    const group = groups[i];
    if (!group || digits.length + group.digits.length > most) return null;
    digits += group.digits;
    if (digits.length >= fewest && luhn(digits) && isOfNetwork(digits))
      return { span: { start: groups[first]?.at ?? 0, end: group.at + group.digits.length }, groups: i - first + 1 };
  }
  return null;
}

function isOfNetwork(digits: string): boolean {
  return networks.some(([from, to, lengths]) => {
    const head = Number(digits.slice(0, String(from).length));
    return head >= from && head <= to && lengths.includes(digits.length);
  });
}

function luhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i += 1) {
    const value = Number(digits[digits.length - 1 - i]);
    sum += i % 2 === 0 ? value : value < 5 ? value * 2 : value * 2 - 9;
  }
  return sum % 10 === 0;
}
