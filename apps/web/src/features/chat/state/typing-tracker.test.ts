import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createTypingTracker } from './typing-tracker.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('my typing is told at most every three seconds per channel, and anew after a message', () => {
  const tracker = createTypingTracker(() => {});
  expect(tracker.shouldTell('a')).toBe(true);
  expect(tracker.shouldTell('a')).toBe(false);
  expect(tracker.shouldTell('b')).toBe(true);
  vi.advanceTimersByTime(3_000);
  expect(tracker.shouldTell('a')).toBe(true);
  tracker.sent('a');
  expect(tracker.shouldTell('a')).toBe(true);
});

test('somebody is writing until six seconds after their last sign, or until their message', () => {
  const seen: string[][] = [];
  const tracker = createTypingTracker((_channelId, memberIds) => seen.push(memberIds));
  tracker.heard('a', 'ana');
  vi.advanceTimersByTime(4_000);
  tracker.heard('a', 'ana');
  tracker.heard('a', 'ben');
  vi.advanceTimersByTime(4_000);
  expect(seen).toEqual([['ana'], ['ana', 'ben']]);
  tracker.done('a', 'ben');
  expect(seen.at(-1)).toEqual(['ana']);
  vi.advanceTimersByTime(2_000);
  expect(seen.at(-1)).toEqual([]);
});
