import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createPresenceWatch } from './presence-watch.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function build() {
  const told: string[][] = [];
  const watch = createPresenceWatch(async (memberIds) => told.push(memberIds));
  return { told, watch, settle: () => vi.advanceTimersByTimeAsync(1_000) };
}

test('many wishes of one moment are told as one set', async () => {
  const { told, watch, settle } = build();
  watch.watch(['ana', 'ben']);
  watch.watch(['carl', 'ana']);
  await settle();
  expect(told).toEqual([['ana', 'ben', 'carl']]);
});

test('a person is watched until the last place that shows them is gone', async () => {
  const { told, watch, settle } = build();
  const first = watch.watch(['ana']);
  const second = watch.watch(['ana', 'ben']);
  await settle();
  first();
  first();
  await settle();
  expect(told).toHaveLength(1);
  second();
  await settle();
  expect(told.at(-1)).toEqual([]);
});

test('a new connection is told again', async () => {
  const { told, watch, settle } = build();
  watch.watch(['ana']);
  await settle();
  watch.repeat();
  await settle();
  expect(told).toEqual([['ana'], ['ana']]);
});

test('stopped with something to tell and started again, it still tells', async () => {
  const { told, watch, settle } = build();
  watch.watch(['ana']);
  watch.stop();
  watch.watch(['ben']);
  await settle();
  expect(told).toEqual([['ana', 'ben']]);
});

test('never more than the server takes', async () => {
  const { told, watch, settle } = build();
  watch.watch(Array.from({ length: 700 }, (_, index) => `m${index}`));
  await settle();
  expect(told[0]).toHaveLength(500);
});
