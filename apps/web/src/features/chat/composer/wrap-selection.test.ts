import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wrapSelection, type Mark } from './wrap-selection.ts';

test('wraps what is chosen and keeps it chosen', () =>
  expect(wrapSelection({ text: 'a bold b', start: 2, end: 6 }, 'bold')).toEqual({ text: 'a **bold** b', start: 4, end: 8 }));
test('several lines of code become a block', () =>
  expect(wrapSelection({ text: 'a\nb', start: 0, end: 3 }, 'code').text).toBe('```\na\nb\n```'));
test('twice is not at all', () => {
  const word = fc.stringMatching(/^[a-z ]{1,20}$/);
  fc.assert(
    fc.property(word, word, word, fc.constantFrom<Mark>('bold', 'italic', 'code', 'strike'), (before, chosen, after, mark) => {
      const selection = { text: before + chosen + after, start: before.length, end: before.length + chosen.length };
      expect(wrapSelection(wrapSelection(selection, mark), mark)).toEqual(selection);
    }),
  );
});
