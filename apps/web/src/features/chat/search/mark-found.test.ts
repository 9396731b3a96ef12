import { expect, test } from 'vitest';
import { markFound } from './mark-found.ts';

test('the words sought are marked, whatever their case', () =>
  expect(markFound('Transfer value, as of the transfer', 'TRANSFER').filter(({ isFound }) => isFound)).toHaveLength(2));
test('signs of the pattern language are only signs', () =>
  expect(markFound('a (b) c', '(b)').find(({ isFound }) => isFound)?.text).toBe('(b)'));
