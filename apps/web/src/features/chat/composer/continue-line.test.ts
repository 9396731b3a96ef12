import { expect, test } from 'vitest';
import { continueLine } from './continue-line.ts';

const after = (text: string) => continueLine({ text, start: text.length, end: text.length })?.text;

test('a list goes on with its sign, a numbered one with the next number', () => {
  expect(after('- one')).toBe('- one\n- ');
  expect(after('x\n9. nine')).toBe('x\n9. nine\n10. ');
  expect(after('> said')).toBe('> said\n> ');
});
test('an empty item ends the list', () => expect(after('- one\n- ')).toBe('- one\n'));
test('an ordinary line is left alone', () => expect(after('one - two')).toBeUndefined());
