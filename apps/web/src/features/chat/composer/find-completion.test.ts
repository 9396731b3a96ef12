import { expect, test } from 'vitest';
import { findCompletion } from './find-completion.ts';

const at = (text: string) => findCompletion(text, text.length);

test('an at sign at the start of a word asks for people', () => {
  expect(at('hi @An')).toEqual({ kind: 'mention', query: 'An', start: 3, end: 6 });
  expect(at('@Ana W')).toMatchObject({ kind: 'mention', query: 'Ana W' });
  expect(at('@')).toMatchObject({ kind: 'mention', query: '' });
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
