import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatText, linkTo } from './format-text.ts';

const all = (text: string) => ({ text, start: 0, end: text.length });

test('every chosen line becomes an item, and the list comes off again', () => {
  const listed = formatText(all('one\ntwo'), 'numbers');
  expect(listed.text).toBe('1. one\n2. two');
  expect(formatText(listed, 'numbers').text).toBe('one\ntwo');
});
test('a quote takes in the whole line, wherever the caret stands in it', () =>
  expect(formatText({ text: 'a\nbcd\ne', start: 3, end: 3 }, 'quote')).toEqual({ text: 'a\n> bcd\ne', start: 5, end: 5 }));
test('the address of a link is chosen next', () => {
  const { text, start, end } = formatText(all('report'), 'link');
  expect(text).toBe('[report](https://)');
  expect(text.slice(start, end)).toBe('https://');
});
test('an address that is chosen waits for its words', () =>
  expect(formatText(all('https://a.example/x'), 'link')).toEqual({ text: '[](https://a.example/x)', start: 1, end: 1 }));
test('an address pasted over words makes them a link; over another address it replaces it', () => {
  expect(linkTo(all('report'), ' https://a.example ')?.text).toBe('[report](https://a.example)');
  expect(linkTo(all('https://b.example'), 'https://a.example')).toBeNull();
  expect(linkTo(all('report'), 'javascript:alert(1)')).toBeNull();
});
test('a block of code stands on lines of its own', () =>
  expect(formatText({ text: 'see x = 1 here', start: 4, end: 9 }, 'codeBlock').text).toBe('see \n```\nx = 1\n```\n here'));
test('lists, quotes and blocks are taken off by doing it twice', () => {
  const line = fc.stringMatching(/^[a-z ]{0,12}$/);
  fc.assert(
    fc.property(
      fc.array(line, { minLength: 1, maxLength: 4 }),
      fc.constantFrom('quote', 'bullets', 'numbers', 'codeBlock'),
      (lines, format) => {
        const text = lines.join('\n');
        const once = formatText(all(text), format);
        expect(formatText(once, format).text).toBe(text);
      },
    ),
  );
});
