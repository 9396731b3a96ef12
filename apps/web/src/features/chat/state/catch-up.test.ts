import { expect, test, vi } from 'vitest';
import type { SyncAnswer } from '@parley/contract/client-events';
import { createCatchUp } from './catch-up.ts';
import { unreachable } from './chat-error.ts';
import { buildMessage } from './testing/build-views.ts';

type Part = SyncAnswer['channels'][string];
const done = (version: number): Part => ({ version, messages: [], complete: true });
const more = (version: number): Part => ({ version, messages: [buildMessage({ seq: version })], complete: false });

function build(answers: (channels: Record<string, number>, call: number) => Record<string, Part>) {
  const cursors = new Map<string, number>();
  const calls: Record<string, number>[] = [];
  const hooks = {
    sync: async (channels: Record<string, number>): Promise<SyncAnswer> => {
      calls.push(channels);
      return { channels: answers(channels, calls.length) };
    },
    cursor: (channelId: string) => cursors.get(channelId) ?? 0,
    apply: ({ channels }: SyncAnswer) => {
      for (const [id, { version }] of Object.entries(channels)) cursors.set(id, version);
    },
    onMissing: vi.fn(),
    onFarBehind: vi.fn(async () => {}),
    isActive: () => true,
    wait: async () => {},
  };
  return { calls, hooks, catchUp: createCatchUp(hooks) };
}

test('it asks on from where it stands until the answer is complete', async () => {
  const { calls, catchUp } = build((_channels, call) => ({ a: call < 3 ? more(call * 10) : done(25) }));
  await catchUp.request(['a']);
  expect(calls).toEqual([{ a: 0 }, { a: 10 }, { a: 20 }]);
});

test('more than 500 channels are asked for in parts', async () => {
  const { calls, catchUp } = build((channels) => Object.fromEntries(Object.keys(channels).map((id) => [id, done(1)])));
  await catchUp.request(Array.from({ length: 1_100 }, (_, index) => `c${index}`));
  expect(calls.map((channels) => Object.keys(channels).length)).toEqual([500, 500, 100]);
});

test('a channel that is very far behind is fetched anew instead', async () => {
  const { calls, hooks, catchUp } = build((_channels, call) => ({ a: more(call) }));
  await catchUp.request(['a']);
  expect(calls).toHaveLength(5);
  expect(hooks.onFarBehind).toHaveBeenCalledExactlyOnceWith('a');
});

test('a channel that the answer leaves out is reported', async () => {
  const { hooks, catchUp } = build(() => ({}));
  await catchUp.request(['a']);
  expect(hooks.onMissing).toHaveBeenCalledExactlyOnceWith('a');
});

test('an answer that got lost is asked for again; a gap seen meanwhile asks for nothing more', async () => {
  const { calls, catchUp } = build((_channels, call) => {
    if (call === 1) {
      catchUp.heal('a');
      throw unreachable();
    }
    return { a: done(3) };
  });
  await catchUp.request(['a']);
  expect(calls).toHaveLength(2);
});

test('a wish uttered while an answer is on its way is answered anew', async () => {
  const { calls, catchUp } = build((_channels, call) => {
    if (call === 1) void catchUp.request(['a']);
    return { a: done(call) };
  });
  await catchUp.request(['a']);
  expect(calls).toEqual([{ a: 0 }, { a: 1 }]);
});
