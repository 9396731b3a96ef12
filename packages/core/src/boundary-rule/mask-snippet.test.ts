import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maskSnippet } from './mask-snippet.ts';

test('a find is blotted out, with some words around it', () => {
  expect(maskSnippet('pay 4111 now', [{ start: 4, end: 8 }])).toBe('pay ••••• now');
  const long = `${'a'.repeat(60)}4111${'b'.repeat(60)}`;
  expect(maskSnippet(long, [{ start: 60, end: 64 }])).toBe(`… ${'a'.repeat(40)}•••••${'b'.repeat(40)} …`);
});

test('nothing of any find is left, wherever it stands', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.stringMatching(/^[a-w ]{0,50}$/), fc.stringMatching(/^X{1,50}$/)), { minLength: 1 }),
      (parts) => {
        let text = '';
        const spans = parts.map(([before, find]) => {
          text += before;
          const start = text.length;
          text += find;
          return { start, end: text.length };
        });
        expect(maskSnippet(text, spans.toReversed())).not.toContain('X');
      },
    ),
  );
});
