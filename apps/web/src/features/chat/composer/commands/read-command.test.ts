import { expect, test } from 'vitest';
import { readCommand, withoutEscape } from './read-command.ts';

test('a slash and a word is a command, with the rest as it was typed', () => {
  expect(readCommand('/topic  Quarter end\nand more ')).toEqual({ name: 'topic', rest: 'Quarter end\nand more' });
  expect(readCommand('/LEAVE')).toEqual({ name: 'leave', rest: '' });
});
test('paths, fractions and escaped slashes are text', () => {
  for (const text of ['/etc/passwd', '1/2', '//topic', '/ topic', '/', 'a /topic']) expect(readCommand(text)).toBeNull();
});
test('two slashes are sent as one', () => {
  expect(withoutEscape('//topic x')).toBe('/topic x');
  expect(withoutEscape('// a comment')).toBe('// a comment');
  expect(withoutEscape('a //b')).toBe('a //b');
});
