import { expect, test } from 'vitest';
import { markFound } from './mark-found.ts';

const marked = (text: string, query: string) =>
  markFound(text, query)
    .filter(({ isFound }) => isFound)
    .map((part) => part.text);

test('the words sought are marked, whatever their case', () =>
  expect(marked('Transfer value, as of the transfer', 'TRANSFER')).toEqual(['Transfer', 'transfer']));
test('accents do not matter, on either side', () => {
  expect(marked('Die Straße in Zürich', 'zur strass')).toEqual(['Straß', 'Zür']);
  expect(marked('cafe\u0301 au lait', 'café')).toEqual(['cafe\u0301']);
});
test('two letters are marked where a word begins, more of them and scripts without spaces anywhere', () => {
  expect(marked('benchmark market', 'mark')).toEqual(['mark', 'mark']);
  expect(marked('benchmark market', 'ma')).toEqual(['ma']);
  expect(marked('東京都庁の会議', '都庁')).toEqual(['都庁']);
});
test('a phrase is marked in one piece, what is excluded not at all', () =>
  expect(marked('the final draft, not a draft', '"final draft" -not')).toEqual(['final draft']));
test('signs are only signs', () => expect(marked('a (b) c', '(b)')).toEqual(['(b)']));
test('what stands far into a text is shown with what leads to it, and no letter is lost', () => {
  const text = `${'word '.repeat(40)}needle in the hay`;
  const shown = markFound(text, 'needle');
  expect(shown[0]).toEqual({ text: expect.stringMatching(/^…/) as string, isFound: false });
  expect(
    text.endsWith(
      shown
        .map((part) => part.text)
        .join('')
        .slice(1),
    ),
  ).toBe(true);
});
