import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareLines, followLine } from './compare-lines.ts';

const texts = fc.array(fc.constantFrom('a', 'b', 'c', ''), { minLength: 1, maxLength: 12 }).map((lines) => lines.join('\n'));

test('every line of both versions stands once, in its order, and what is paired as the same is the same', () =>
  fc.assert(
    fc.property(texts, texts, (before, after) => {
      const linesOf = (text: string) => (text.endsWith('\n') ? text.slice(0, -1) : text).split('\n');
      const pairs = compareLines(before, after);
      const upTo = (n: number) => Array.from({ length: n }, (_, index) => index + 1);
      expect(pairs.flatMap((pair) => pair.before ?? [])).toEqual(upTo(linesOf(before).length));
      expect(pairs.flatMap((pair) => pair.after ?? [])).toEqual(upTo(linesOf(after).length));
      for (const pair of pairs)
        if (!pair.isChanged && pair.before && pair.after)
          expect(linesOf(before)[pair.before - 1]).toBe(linesOf(after)[pair.after - 1]);
    }),
  ));

test('a line is followed into a later version, unless it was changed there', () => {
  expect(followLine('one\ntwo\nthree', 'zero\none\nTWO\nthree', 1)).toBe(2);
  expect(followLine('one\ntwo\nthree', 'zero\none\nTWO\nthree', 2)).toBeNull();
  expect(followLine('one\ntwo\nthree', 'zero\none\nTWO\nthree', 3)).toBe(4);
});
