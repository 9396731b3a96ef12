// @vitest-environment happy-dom
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { copyOf } from './copy-keeper.ts';
import { buildWorld, type World } from './testing/build-world.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] });
});
afterEach(() => {
  vi.useRealTimers();
  localStorage.clear();
});

/** Everything the browser holds must be what a fresh fetch would give. */
function expectFresh({ store, server }: World) {
  const state = store.getState();
  const fresh = server.bootstrap('me').channels;
  const held = Object.values(state.channels).flatMap(({ mine }) => (mine.isMember ? [mine] : []));
  const byId = (a: { channel: { id: string } }, b: { channel: { id: string } }) => a.channel.id.localeCompare(b.channel.id);
  expect(held.toSorted(byId)).toEqual(fresh.toSorted(byId));
  for (const { channel } of fresh) {
    expect(state.channels[channel.id]?.cursor).toBe(channel.version);
    const window = state.windows[channel.id];
    if (window?.status !== 'ready') continue;
    const all = server.channels.get(channel.id)?.messages.filter((message) => message.parentId === null) ?? [];
    const first = window.hasBefore ? (window.items[0]?.seq ?? Infinity) : 0;
    const last = window.hasAfter ? (window.items.at(-1)?.seq ?? 0) : Infinity;
    expect(window.items).toEqual(all.filter(({ seq }) => seq >= first && seq <= last));
  }
  const { thread } = state;
  if (thread?.status === 'ready' && fresh.some(({ channel }) => channel.id === thread.channelId) && thread.parent) {
    const whole = server.thread('me', { messageId: thread.parent.id }, Infinity);
    expect(thread.parent).toEqual(whole.parent);
    expect(thread.replies).toEqual(whole.replies);
  }
}

const channelIds = ['general', 'plans', 'secret'];
const step = fc.record({
  act: fc.constantFrom(
    ...([
      'send',
      'send',
      'send',
      'mention',
      'reply',
      'mine',
      'mineReply',
      'edit',
      'remove',
      'react',
      'rename',
      'topic',
      'archive',
      'join',
      'leave',
    ] as const),
    ...([
      'iJoin',
      'iLeave',
      'readElsewhere',
      'open',
      'around',
      'before',
      'after',
      'latest',
      'thread',
      'markRead',
      'cut',
      'wait',
    ] as const),
  ),
  channel: fc.constantFrom(...channelIds),
  pick: fc.nat(1_000),
});
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

let sends = 0;
function take(world: World, { act, channel: channelId, pick }: Step) {
  const { server, client, store } = world;
  const channel = server.channels.get(channelId);
  if (!channel) return;
  const message = channel.messages[pick % Math.max(1, channel.messages.length)];
  const top = channel.messages.filter(({ parentId, deletedAt }) => !parentId && !deletedAt);
  const parent = top[pick % Math.max(1, top.length)];
  const author = channelId === 'secret' ? 'ben' : 'ana';
  const canWrite = channel.members.has(author) && !channel.isArchived;
  const words = { clientId: `theirs-${(sends += 1)}`, channelId, body: `text ${sends}` };
  const isMine = channel.members.has('me');
  const acts: Record<Step['act'], () => unknown> = {
    send: () => canWrite && server.send(author, words),
    mention: () => canWrite && server.send(author, { ...words, mentions: ['me'] }),
    reply: () => canWrite && parent && server.send(author, { ...words, parentId: parent.id }),
    mine: () => isMine && client.send({ channelId, body: words.body }),
    mineReply: () => isMine && parent && client.send({ channelId, parentId: parent.id, body: words.body }),
    edit: () =>
      message &&
      (message.author.memberId === 'me'
        ? client.edit(message.id, 'mine now').catch(() => {})
        : server.edit(message.id, `now ${pick}`, pick % 2 ? ['me'] : [])),
    remove: () => message && server.remove(message.id),
    react: () => message && (pick % 2 ? client.react(message.id, '👍', true).catch(() => {}) : server.react(message.id, author)),
    rename: () => server.alter(channelId, { name: `${channelId}-${pick}` }),
    topic: () => server.alter(channelId, { topic: `topic ${pick}` }),
    archive: () => server.alter(channelId, { isArchived: !channel.isArchived }),
    join: () => server.join(channelId, 'carl'),
    leave: () => server.leave(channelId, 'carl'),
    iJoin: () => server.join(channelId, 'me'),
    iLeave: () => server.leave(channelId, 'me'),
    readElsewhere: () => isMine && server.read('me', channelId, pick % (channel.messages.length + 1)),
    open: () => client.openChannel(channelId),
    around: () => message && client.openChannel(channelId, { around: message.seq }),
    before: () => client.loadBefore(channelId).catch(() => {}),
    after: () => client.loadAfter(channelId).catch(() => {}),
    latest: () => client.jumpToLatest(channelId),
    thread: () => message && client.openThread(message.id),
    markRead: () => client.markRead(channelId, store.getState().windows[channelId]?.items.at(-1)?.seq ?? 0),
    cut: world.cut,
    wait: () => {},
  };
  acts[act]();
}

async function run(world: World, steps: Step[]) {
  const stop = world.client.start();
  for (const next of steps) {
    take(world, next);
    await vi.advanceTimersByTimeAsync(Math.floor(world.random() * 300));
  }
  world.calm();
  await vi.advanceTimersByTimeAsync(60_000);
  return stop;
}
const anySteps = fc.array(step, { minLength: 20, maxLength: 120, size: 'max' });

test('old cache + events = fresh fetch, whatever is lost, doubled, late or in between', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer(), anySteps, async (seed, steps) => {
      const world = buildWorld({ seed, faults: 1 });
      const stop = await run(world, steps);
      world.cut();
      await vi.advanceTimersByTimeAsync(60_000);
      expectFresh(world);
      const sent = [...world.server.channels.values()].flatMap(({ messages }) =>
        messages.filter(({ author }) => author.memberId === 'me'),
      );
      expect(new Set(sent.map(({ clientId }) => clientId)).size).toBe(sent.length);
      expect(world.store.getState().pending.filter(({ state }) => state !== 'failed')).toEqual([]);
      stop();
    }),
    { numRuns: 120, endOnFailure: true },
  );
}, 120_000);

test('a gap heals with the next event, on the same connection', async () => {
  const silent: Step['act'][] = ['iJoin', 'iLeave', 'readElsewhere', 'cut'];
  const steps = anySteps.map((all) => all.filter(({ act }) => !silent.includes(act)));
  await fc.assert(
    fc.asyncProperty(fc.integer(), steps, async (seed, some) => {
      const world = buildWorld({ seed, faults: 1 });
      const stop = await run(world, some);
      for (const channelId of channelIds) world.server.alter(channelId, { topic: 'last' });
      await vi.advanceTimersByTimeAsync(20_000);
      expectFresh(world);
      stop();
    }),
    { numRuns: 120, endOnFailure: true },
  );
}, 120_000);

test('a copy kept by the browser + events = fresh fetch, whatever happened while it was away', async () => {
  const silent: Step['act'][] = ['cut', 'thread', 'mine', 'mineReply'];
  const steps = anySteps.map((all) => all.filter(({ act }) => !silent.includes(act)));
  await fc.assert(
    fc.asyncProperty(fc.integer(), steps, steps, steps, async (seed, before, away, after) => {
      const former = buildWorld({ seed, faults: 1 });
      const stopFormer = await run(former, before);
      const kept = copyOf(former.store.getState(), Date.now());
      stopFormer();
      for (const next of away) take(former, next);
      const world = buildWorld({ seed, faults: 1, server: former.server, kept });
      const stop = await run(world, after);
      world.cut();
      await vi.advanceTimersByTimeAsync(60_000);
      expectFresh(world);
      expect(world.store.getState().keptAt).toBeNull();
      stop();
    }),
    { numRuns: 60, endOnFailure: true },
  );
}, 120_000);
