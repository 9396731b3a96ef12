import { expect, test } from 'vitest';
import { judgeOutflow } from './slow-consumers.ts';

const megabyte = 1024 * 1024;

test('a client that reads is left alone, however much passes', () => {
  expect(judgeOutflow({ waiting: 0, sent: 900 * megabyte }, null, 0)).toBeNull();
  expect(judgeOutflow({ waiting: 400, sent: 5 }, { waiting: 400, sent: 4, movedAt: 0 }, 60_000)).toBeNull();
});

test('more than a megabyte that does not shrink is too much', () => {
  const last = { waiting: megabyte + 10, sent: 1, movedAt: 0 };
  expect(judgeOutflow({ waiting: megabyte + 10, sent: 2 }, last, 1_000)).toBe('bytes');
  expect(judgeOutflow({ waiting: megabyte + 5, sent: 7 }, last, 1_000)).toBeNull();
  expect(judgeOutflow({ waiting: 17 * megabyte, sent: 7 }, null, 0)).toBe('bytes');
});

test('a single packet that nobody takes for ten seconds is too old', () => {
  const last = { waiting: 1, sent: 1, movedAt: 0 };
  expect(judgeOutflow({ waiting: 1, sent: 1 }, last, 9_000)).toBeNull();
  expect(judgeOutflow({ waiting: 1, sent: 1 }, last, 10_001)).toBe('time');
});
