// @vitest-environment happy-dom
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { buildWorld, type World } from './testing/build-world.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] });
});
afterEach(() => {
  vi.useRealTimers();
  localStorage.clear();
});

const channelIds = ['general', 'plans', 'secret'];
const step = fc.record({
  act: fc.constantFrom(
    ...(['send', 'send', 'mention', 'reply', 'broadcast', 'mine', 'remove'] as const),
    ...(['open', 'read', 'read', 'markUnread', 'markUnread', 'mute', 'cut', 'wait'] as const),
  ),
  device: fc.nat(2),
  channel: fc.constantFrom(...channelIds),
  pick: fc.nat(1_000),
});
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

let sends = 0;
function take(devices: World[], { act, device, channel: channelId, pick }: Step) {
  const world = devices[device];
  const channel = world?.server.channels.get(channelId);
  if (!world || !channel) return;
  const { server, client, store } = world;
  const author = channelId === 'secret' ? 'ben' : 'ana';
  const top = channel.messages.filter(({ parentId, deletedAt }) => !parentId && !deletedAt);
  const message = channel.messages[pick % Math.max(1, channel.messages.length)];
  const parent = top[pick % Math.max(1, top.length)];
  const words = { clientId: `words-${(sends += 1)}`, channelId, body: `text ${sends}` };
  const acts: Record<Step['act'], () => unknown> = {
    send: () => server.send(author, words),
    mention: () => server.send(author, { ...words, mentions: ['me'] }),
    reply: () => parent && server.send(author, { ...words, parentId: parent.id }),
    broadcast: () => parent && server.send(author, { ...words, parentId: parent.id, broadcast: true }),
    mine: () => client.send({ channelId, body: words.body }),
    remove: () => message && server.remove(message.id),
    open: () => client.openChannel(channelId),
    read: () => client.markRead(channelId, store.getState().windows[channelId]?.items.at(-1)?.seq ?? pick % 12),
    markUnread: () => message && client.markUnread(channelId, message.seq),
    mute: () => server.mute(channelId, pick % 2 === 0),
    cut: world.cut,
    wait: () => {},
  };
  acts[act]();
}

const unreadOf = (channels: { channel: { id: string }; unread: number; mentions: number; readSeq: number; isMuted: boolean }[]) =>
  channels
    .map(({ channel, unread, mentions, readSeq, isMuted }) => ({ id: channel.id, unread, mentions, readSeq, isMuted }))
    .toSorted((a, b) => a.id.localeCompare(b.id));
const held = ({ store }: World) => unreadOf(Object.values(store.getState().channels).map(({ mine }) => mine));

test('three devices and the server agree on every unread count, whatever they did in whatever order, and reading all ends at zero', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer(),
      fc.array(step, { minLength: 20, maxLength: 90, size: 'max' }),
      fc.boolean(),
      async (seed, steps, isCutAtEnd) => {
        const first = buildWorld({ seed, faults: isCutAtEnd ? 1 : 0 });
        const { server } = first;
        const more = [1, 2].map((n) => buildWorld({ seed: seed + n, faults: isCutAtEnd ? 1 : 0, server }));
        const devices = [first, ...more];
        const stops = devices.map(({ client }) => client.start());
        // All are connected when it begins: what falls between the first list and the first connection is heard with the next.
        await vi.advanceTimersByTimeAsync(1_000);
        for (const next of steps) {
          take(devices, next);
          await vi.advanceTimersByTimeAsync(Math.floor(first.random() * 400));
        }
        for (const device of devices) device.calm();
        await vi.advanceTimersByTimeAsync(60_000);
        // What a bad network has lost of the marks of other devices is asked for when the connection is made anew.
        if (isCutAtEnd) for (const device of devices) device.cut();
        await vi.advanceTimersByTimeAsync(60_000);
        const truth = unreadOf(server.bootstrap('me').channels);
        for (const device of devices) expect(held(device)).toEqual(truth);

        for (const [id, { messages }] of server.channels) more[0]?.client.markRead(id, messages.length, { isByHand: true });
        await vi.advanceTimersByTimeAsync(10_000);
        for (const device of devices)
          expect(held(device).map(({ unread, mentions }) => [unread, mentions])).toEqual(channelIds.map(() => [0, 0]));
        expect(unreadOf(server.bootstrap('me').channels)).toEqual(held(first));
        for (const stop of stops) stop();
      },
    ),
    { numRuns: 80, endOnFailure: true },
  );
}, 180_000);
