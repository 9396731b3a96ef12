import { expect, test } from 'vitest';
import { typingWords } from './typing-words.ts';

test('names while they are few', () => {
  expect(typingWords([])).toBe('');
  expect(typingWords(['Tomas Reyes'])).toBe('Tomas is writing…');
  expect(typingWords(['Tomas Reyes', 'Jun Li', 'Ana Wójcik'])).toBe('Tomas, Jun and Ana are writing…');
  expect(typingWords(['a', 'b', 'c', 'd'])).toBe('Several people are writing…');
});
