import { expect, test } from 'vitest';
import { takeToken } from './token-bucket.ts';

const rate = { perSecond: 20, burst: 40 };

test('a burst passes, then one for each twentieth of a second', () => {
  const bucket = { tokens: 40, at: 0 };
  for (let count = 0; count < 40; count += 1) expect(takeToken(bucket, rate, 0)).toBe(0);
  expect(takeToken(bucket, rate, 0)).toBe(50);
  expect(takeToken(bucket, rate, 50)).toBe(0);
  expect(takeToken(bucket, rate, 60)).toBe(40);
});

test('a clock that goes back gives nothing and takes nothing', () => {
  const bucket = { tokens: 1, at: 1_000 };
  expect(takeToken(bucket, rate, 500)).toBe(0);
  expect(takeToken(bucket, rate, 500)).toBeGreaterThan(0);
});
