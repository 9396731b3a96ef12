import { expect, test } from 'vitest';
import { createTranslator } from 'use-intl';
import messages from '../../../../messages/en/composer.json';
import { typingWords } from './typing-words.ts';

const t = createTranslator({ locale: 'en', messages });
const words = (...names: string[]) => typingWords(names, t, (list) => new Intl.ListFormat('en').format(list));

test('names while they are few', () => {
  expect(words()).toBe('');
  expect(words('Tomas Reyes')).toBe('Tomas is writing…');
  expect(words('Tomas Reyes', 'Jun Li')).toBe('Tomas and Jun are writing…');
  expect(words('Tomas Reyes', 'Jun Li', 'Ana Wójcik')).toBe('Tomas, Jun, and Ana are writing…');
  expect(words('a', 'b', 'c', 'd')).toBe('Several people are writing…');
});
