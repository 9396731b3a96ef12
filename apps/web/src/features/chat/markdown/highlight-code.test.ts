import fc from 'fast-check';
import { expect, test } from 'vitest';
import { highlightCode } from './highlight-code.ts';

test('not a character of the code is lost or added', () =>
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'ab"\'`/*#-\n\\ 1.if') }), (code) => {
      expect(
        highlightCode(code)
          .map(({ text }) => text)
          .join(''),
      ).toBe(code);
    }),
  ));
test('keywords, strings and comments are told apart', () =>
  expect(highlightCode("const a = 'b' // c")).toEqual([
    { kind: 'keyword', text: 'const' },
    { kind: 'plain', text: ' a = ' },
    { kind: 'string', text: "'b'" },
    { kind: 'plain', text: ' ' },
    { kind: 'comment', text: '// c' },
  ]));
