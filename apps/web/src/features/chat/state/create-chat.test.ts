// @vitest-environment happy-dom
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ClientEventInput, ClientEventName } from '@parley/contract/client-events';
import { toChatError, unreachable } from './chat-error.ts';
import { createChat } from './create-chat.ts';
import type { OutboxStore } from './outbox-store.ts';
import type { SocketListener } from './realtime-socket.ts';
import { ModelServer } from './testing/model-server.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] });
});
afterEach(() => {
  vi.useRealTimers();
  localStorage.clear();
});

/** Numbers from a seed, so that a failing run can be repeated and shrunk. */
function randomFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const memoryOutbox = (): OutboxStore => ({ load: async () => [], put: async () => {}, delete: async () => {} });
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** A chat of `me` against the model, over a network that is as bad as `faults` says: 0 never, 1 always. */
function buildWorld({ seed = 1, faults = 0 }: { seed?: number; faults?: number } = {}) {
  const random = randomFrom(seed);
  let trouble = faults;
  const happens = (share: number) => random() < share * trouble;
  const delay = () => Math.floor(random() * (trouble > 0 ? 400 : 5));
  let listener: SocketListener | null = null;
  let isBlocked = false;
  let isDown = false;

  const server = new ModelServer((memberId, name, payload) => {
    if (memberId !== 'me') return;
    const heardBy = listener;
    const copies = happens(0.25) ? 0 : happens(0.2) ? 2 : 1;
    for (let copy = 0; copy < copies; copy += 1) setTimeout(() => heardBy === listener && heardBy?.onEvent(name, structuredClone(payload)), delay());
  });
  server.create('general', 'public', ['me', 'ana', 'ben']);
  server.create('plans', 'public', ['me', 'ana']);
  server.create('secret', 'private', ['me', 'ben']);
  for (let index = 0; index < 12; index += 1) {
    server.send('ana', { clientId: `old-${index}`, channelId: 'general', body: `old ${index}` });
    server.send('ben', { clientId: `old-${index}`, channelId: 'secret', body: `old ${index}`, ...(index > 8 ? { parentId: 'secret-2' } : {}) });
  }

  /** A request that may get lost on its way there or back. */
  const ask = async <Value>(act: () => Value): Promise<Value> => {
    await pause(delay());
    if (isDown || happens(0.2)) throw unreachable();
    const value = structuredClone(await Promise.resolve().then(act));
    await pause(delay());
    if (isDown || happens(0.2)) throw unreachable();
    return value;
  };
  const answer = (name: string, input: unknown): object => {
    const as = <Name extends ClientEventName>(_name: Name) => input as ClientEventInput<Name>;
    switch (name) {
      case 'message.send':
        return { message: server.send('me', as('message.send')) };
      case 'message.edit':
        return { message: server.edit(as('message.edit').messageId, as('message.edit').body) };
      case 'message.delete':
        return { message: server.remove(as('message.delete').messageId) };
      case 'message.react':
        return { message: server.react(as('message.react').messageId, 'me') };
      case 'channel.read':
        return server.read('me', as('channel.read').channelId, as('channel.read').seq);
      case 'sync':
        return server.sync('me', as('sync').channels);
      case 'presence.watch':
        return { presences: [] };
      default:
        return {};
    }
  };
  const answered = (name: string, input: unknown) =>
    ask(() => {
      try {
        return { ok: true, ...answer(name, input) };
      } catch (error) {
        return { ok: false, error: toChatError(error).body };
      }
    });

  const { client, store } = createChat({
    slug: 'w',
    bootstrap: structuredClone(server.bootstrap('me')),
    api: {
      page: (wish) => ask(() => server.page('me', wish)),
      thread: (wish) => ask(() => server.thread('me', wish)),
      readThread: () => ask(() => null),
      channel: (channelId) => ask(() => server.mine('me', channelId)),
      bootstrap: () => ask(() => server.bootstrap('me')),
    },
    http: { ticket: () => ask(() => ({ url: '', ticket: '', expiresAt: '' })), ask: answered },
    openSocket: (_ticket, _requestId, opened) => {
      listener = opened;
      let isOpen = false;
      setTimeout(() => {
        if (isBlocked || isDown) return opened.onRefused(null);
        isOpen = true;
        opened.onOpen();
      }, delay());
      return {
        isOpen: () => isOpen && listener === opened,
        ask: (name, input) => answered(name, input),
        close: () => {
          isOpen = false;
          if (listener === opened) listener = null;
        },
      };
    },
    outboxStore: memoryOutbox(),
    schedule: (flush) => setTimeout(flush, 16),
  });

  return {
    server,
    client,
    store,
    random,
    cut: () => listener?.onClose(),
    setBlocked: (to: boolean) => (isBlocked = to),
    setDown: (to: boolean) => (isDown = to),
    calm: () => (trouble = 0),
  };
}
type World = ReturnType<typeof buildWorld>;

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
    ...(['send', 'send', 'send', 'mention', 'reply', 'mine', 'mineReply', 'edit', 'remove', 'react', 'rename', 'topic', 'archive', 'join', 'leave'] as const),
    ...(['iJoin', 'iLeave', 'readElsewhere', 'open', 'around', 'before', 'after', 'latest', 'thread', 'markRead', 'cut', 'wait'] as const),
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
    edit: () => message && (message.author.memberId === 'me' ? client.edit(message.id, 'mine now').catch(() => {}) : server.edit(message.id, `now ${pick}`, pick % 2 ? ['me'] : [])),
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
      const sent = [...world.server.channels.values()].flatMap(({ messages }) => messages.filter(({ author }) => author.memberId === 'me'));
      expect(new Set(sent.map(({ clientId }) => clientId)).size).toBe(sent.length);
      expect(world.store.getState().pending.filter(({ state }) => state !== 'failed')).toEqual([]);
      stop();
    }),
    { numRuns: 100 },
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
    { numRuns: 100 },
  );
}, 120_000);
