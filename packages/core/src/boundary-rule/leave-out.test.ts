import fc from 'fast-check';
import { expect, test } from 'vitest';
import { leaveOut } from './leave-out.ts';

test('a find is replaced by its mark, and everything else stays', () => {
  expect(leaveOut('pay 4111 now', [{ start: 4, end: 8, mark: '[card]' }])).toBe('pay [card] now');
  expect(leaveOut('nothing here', [])).toBe('nothing here');
});

test('finds that lie over each other are one', () => {
  const omissions = [
    { start: 2, end: 6, mark: '[b]' },
    { start: 0, end: 4, mark: '[a]' },
  ];
  expect(leaveOut('abcdefgh', omissions)).toBe('[a]gh');
});

test('a mark never becomes the words of a link', () => {
  expect(leaveOut('4111(https://evil.example)', [{ start: 0, end: 4, mark: '[card]' }])).toBe('[card] (https://evil.example)');
});

test('nothing of any find is left, and nothing else is lost', () => {
  const span = fc.tuple(fc.nat(80), fc.nat(20)).map(([start, length]) => ({ start, end: start + length + 1, mark: '#' }));
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z]{100}$/), fc.array(span, { maxLength: 8 }), (text, spans) => {
      const kept = [...text].filter((_, at) => !spans.some(({ start, end }) => at >= start && at < end)).join('');
      expect(leaveOut(text, spans).replaceAll('#', '')).toBe(kept);
    }),
  );
});
