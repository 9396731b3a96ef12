import { expect, test } from 'vitest';
import { findCompletion, findShortcode } from './find-completion.ts';

const at = (text: string) => findCompletion(text, text.length);

test('an at sign at the start of a word asks for people', () => {
  expect(at('hi @An')).toEqual({ kind: 'mention', query: 'An', start: 3, end: 6 });
  expect(at('@Ana W')).toMatchObject({ kind: 'mention', query: 'Ana W' });
  expect(at('@')).toMatchObject({ kind: 'mention', query: '' });
});
test('where words are written without spaces, a name needs none before it', () => {
  expect(at('こんにちは@Ta')).toEqual({ kind: 'mention', query: 'Ta', start: 5, end: 8 });
  expect(at('こちらは#gen')).toMatchObject({ kind: 'channel', query: 'gen' });
});
test('an address is no mention', () => expect(at('ana@exam')).toBeNull());
test('a colon and two letters ask for emoji', () =>
  expect(at('well :sm')).toEqual({ kind: 'emoji', query: 'sm', start: 5, end: 8 }));
test('times and ratios do not', () => {
  expect(at('at 10:30')).toBeNull();
  expect(at('note: x')).toBeNull();
});
test('nothing is completed inside code', () => {
  expect(at('`@An')).toBeNull();
  expect(at('```\n:smi')).toBeNull();
  expect(at('`a` @An')).not.toBeNull();
});
test('a hash asks for channels, a heading or an anchor does not', () => {
  expect(at('see #gen')).toEqual({ kind: 'channel', query: 'gen', start: 4, end: 8 });
  expect(at('# Title')).toBeNull();
  expect(at('https://x.example/#gen')).toBeNull();
});
test('a slash asks for commands at the very start only', () => {
  expect(at('/to')).toEqual({ kind: 'command', query: 'to', start: 0, end: 3 });
  expect(at('/topic x')).toBeNull();
  expect(at('//to')).toBeNull();
  expect(at('a /to')).toBeNull();
});
test('an opened block of code asks for its language', () => {
  expect(at('x\n```ty')).toEqual({ kind: 'language', query: 'ty', start: 5, end: 7 });
  expect(at('```\na\n```ty')).toBeNull();
});
test('a closed shortcode is found, a time is not', () => {
  expect(findShortcode('well :tada:', 11)).toEqual({ name: 'tada', start: 5, end: 11 });
  expect(findShortcode('at 10:30:', 9)).toBeNull();
  expect(findShortcode('`:tada:', 7)).toBeNull();
});
