import { expect, test } from 'vitest';
import { leftToRight } from './left-to-right.ts';

test('an address stands in isolation from the sentence around it, and nothing of it is changed', () => {
  expect(leftToRight('2001:db8::1')).toBe('\u20662001:db8::1\u2069');
});
