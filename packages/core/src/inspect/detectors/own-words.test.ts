import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withoutOverlap, type Span } from './detector.ts';
import { foldWords } from './fold-words.ts';
import { ownWords } from './own-words.ts';

const alike = (one: string): Record<string, string> => ({ '0': 'o', '1': one, '3': 'e', '4': 'a' });
const isHan = (sign: string | undefined) => sign === '漢';
const isOpen = (sign: string | undefined) => sign === undefined || sign === ' ';
const isEdge = (signs: string[], at: number) =>
  isOpen(signs[at - 1]) || isOpen(signs[at]) || isHan(signs[at - 1]) || isHan(signs[at]);

/** Words that hold digits and something else, with the digits read as letters. */
function readAs(signs: string[], way: Record<string, string>): string[] {
  const words = signs.join('').split(' ');
  const read = words.map((word) =>
    /\d/.test(word) && /\D/.test(word) ? word.replaceAll(/\d/g, (digit) => way[digit] ?? digit) : word,
  );
  return [...read.join(' ')];
}

/** All ends of a term that begins at `at`, one sign after the other, as its description says. */
function endsOf(parts: string[], signs: string[], at: number): number[] {
  const [part, ...rest] = parts;
  if (part === undefined) return isEdge(signs, at) ? [at] : [];
  const sign = signs[at];
  if (part === '*') {
    const ends = endsOf(rest, signs, at);
    for (let length = 1; length <= 20 && !isOpen(signs[at + length - 1]); length += 1)
      ends.push(...endsOf(rest, signs, at + length));
    return ends;
  }
  const fits = part === '#' ? /^\d$/ : part === '?' ? /^\p{L}$/u : null;
  return sign !== undefined && (fits ? fits.test(sign) : sign === part) ? endsOf(rest, signs, at + 1) : [];
}

/** The slow model: every term at every place of every reading. */
function modelOf(terms: string[], text: string): Span[] {
  const { signs, starts, ends } = foldWords(text);
  const spans: Span[] = [];
  for (const reading of [signs, readAs(signs, alike('l')), readAs(signs, alike('i'))])
    for (let at = 0; at < reading.length; at += 1) {
      if (isOpen(reading[at]) || !isEdge(reading, at)) continue;
      const longest = Math.max(0, ...terms.flatMap((term) => endsOf([...term], reading, at).filter((end) => end > at)));
      if (longest > at) spans.push({ start: starts[at] ?? 0, end: ends[longest - 1] ?? 0 });
    }
  return withoutOverlap(spans);
}

test('finds what a slow model of it finds, whatever words and patterns a firm has', () => {
  const term = fc
    .stringMatching(/^[abil1漢#?*]{1,4}( [abi1漢#?*]{1,3})?$/)
    .filter((one) => (one.match(/[^*? ]/g) ?? []).length > 0 && !one.includes('**'));
  const text = fc.stringMatching(/^[abAilé14 \-.漢]{0,40}$/);
  fc.assert(
    fc.property(fc.array(term, { minLength: 1, maxLength: 6 }), text, (terms, words) => {
      expect(ownWords(terms).find(words)).toEqual(modelOf(terms, words));
    }),
    { numRuns: 3_000 },
  );
});
