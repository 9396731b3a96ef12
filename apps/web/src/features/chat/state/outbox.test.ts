import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { MessageView } from '@parley/contract/message-view';
import type { PendingMessage } from './chat-client.tsx';
import { ChatError, unreachable } from './chat-error.ts';
import { createOutbox } from './outbox.ts';
import { indexedDbOutbox } from './outbox-store.ts';
import { buildMessage, at } from './testing/build-views.ts';
import { memoryOutbox, randomFrom } from './testing/build-world.ts';
import { wipeLocal } from './wipe-local.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

let written = 0;
function write(channelId = 'general'): PendingMessage {
  const clientId = `client-${String((written += 1)).padStart(6, '0')}`;
  return { clientId, channelId, parentId: null, body: `text ${written}`, files: [], createdAt: at(written), state: 'queued' };
}

/** A server that answers by script, and takes each client id once. */
function buildServer(script: (message: PendingMessage) => 'ok' | 'lostBefore' | 'lostAfter' | ChatError = () => 'ok') {
  const taken: PendingMessage[] = [];
  const deliver = async (message: PendingMessage): Promise<MessageView> => {
    const fate = script(message);
    if (fate instanceof ChatError) throw fate;
    if (fate === 'lostBefore') throw unreachable();
    if (!taken.some(({ clientId }) => clientId === message.clientId)) taken.push(message);
    await new Promise((resolve) => setTimeout(resolve, 5));
    if (fate === 'lostAfter') throw unreachable();
    return buildMessage({ seq: taken.length, clientId: message.clientId });
  };
  return { taken, deliver };
}

function buildOutbox(server: ReturnType<typeof buildServer>, store = memoryOutbox()) {
  const seen = { messages: [] as PendingMessage[], delivered: [] as string[] };
  const outbox = createOutbox({
    store,
    deliver: server.deliver,
    random: () => 0.5,
    onChange: (messages, delivered) => {
      seen.messages = messages;
      if (delivered) seen.delivered.push(delivered.clientId);
    },
  });
  return { outbox, seen, store };
}
const ids = (messages: { clientId: string }[]) => messages.map(({ clientId }) => clientId);
const refusal = (code: ConstructorParameters<typeof ChatError>[0]['code'], retryAfterMs?: number) =>
  new ChatError({ code, message: code, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) });

test('nothing is lost, doubled or put out of order, whatever fails and however often the page is reloaded', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer(),
      fc.array(fc.constantFrom('general', 'plans', 'reload', 'wake', 'wait'), { maxLength: 40 }),
      async (seed, acts) => {
        const random = randomFrom(seed);
        let isCalm = false;
        const server = buildServer(() => {
          const dice = isCalm ? 1 : random();
          if (dice < 0.2) return 'lostBefore';
          if (dice < 0.4) return 'lostAfter';
          if (dice < 0.45) return refusal('RATE_LIMITED', 300);
          return dice < 0.5 ? refusal('INTERNAL') : 'ok';
        });
        const store = memoryOutbox();
        const all: PendingMessage[] = [];
        let { outbox, seen } = buildOutbox(server, store);
        await outbox.load();
        for (const act of acts) {
          if (act === 'general' || act === 'plans') {
            const message = write(act);
            all.push(message);
            outbox.add(message);
          } else if (act === 'reload') {
            outbox.stop();
            await vi.advanceTimersByTimeAsync(10);
            ({ outbox, seen } = buildOutbox(server, store));
            await outbox.load();
          } else if (act === 'wake') outbox.wake();
          await vi.advanceTimersByTimeAsync(Math.floor(random() * 200));
        }
        isCalm = true;
        outbox.wake();
        await vi.advanceTimersByTimeAsync(60_000);
        for (const channelId of ['general', 'plans']) {
          const inChannel = (message: PendingMessage) => message.channelId === channelId;
          expect(ids(server.taken.filter(inChannel))).toEqual(ids(all.filter(inChannel)));
        }
        expect(seen.messages).toEqual([]);
        expect(store.rows.size).toBe(0);
        outbox.stop();
      },
    ),
    { numRuns: 100 },
  );
});

test('an acknowledgement that got lost is asked for again with the same client id', async () => {
  let isFirst = true;
  const server = buildServer(() => {
    const fate = isFirst ? 'lostAfter' : 'ok';
    isFirst = false;
    return fate;
  });
  const { outbox, seen } = buildOutbox(server);
  await outbox.load();
  const message = write();
  outbox.add(message);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(ids(server.taken)).toEqual([message.clientId]);
  expect(seen.delivered).toEqual([message.clientId]);
});

test('a refusal that will not pass is shown with its words, and lets the next message through', async () => {
  const server = buildServer(({ body }) => (body.includes('bad') ? refusal('FORBIDDEN') : 'ok'));
  const { outbox, seen } = buildOutbox(server);
  await outbox.load();
  const bad = { ...write(), body: 'bad' };
  const good = write();
  outbox.add(bad);
  outbox.add(good);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(seen.messages).toMatchObject([{ clientId: bad.clientId, state: 'failed', error: { code: 'FORBIDDEN' } }]);
  expect(ids(server.taken)).toEqual([good.clientId]);
});

test('a failed message stays failed over a reload until its author tries again or discards it', async () => {
  let isOpen = false;
  const server = buildServer(() => (isOpen ? 'ok' : refusal('FORBIDDEN')));
  const first = buildOutbox(server);
  await first.outbox.load();
  const [one, two] = [write(), write()];
  first.outbox.add(one);
  first.outbox.add(two);
  await vi.advanceTimersByTimeAsync(1_000);
  isOpen = true;
  const second = buildOutbox(server, first.store);
  await second.outbox.load();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(server.taken).toEqual([]);
  second.outbox.retry(one.clientId);
  second.outbox.discard(two.clientId);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(ids(server.taken)).toEqual([one.clientId]);
  expect(first.store.rows.size).toBe(0);
});

test('what a rule asks about goes out under the same client id with the word of its author, also after a reload', async () => {
  const server = buildServer(({ acceptsWarning }) => (acceptsWarning ? 'ok' : refusal('FORBIDDEN')));
  const first = buildOutbox(server);
  await first.outbox.load();
  const message = write();
  first.outbox.add(message);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(first.seen.messages).toMatchObject([{ state: 'failed' }]);
  const second = buildOutbox(server, first.store);
  await second.outbox.load();
  second.outbox.retry(message.clientId, { acceptsWarning: true });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(server.taken).toMatchObject([{ clientId: message.clientId, body: message.body, acceptsWarning: true }]);
  expect(first.store.rows.size).toBe(0);
});

test('after a CONFLICT the text goes out under a new client id', async () => {
  const message = write();
  const server = buildServer(({ clientId }) => (clientId === message.clientId ? refusal('CONFLICT') : 'ok'));
  const { outbox, seen, store } = buildOutbox(server);
  await outbox.load();
  outbox.add(message);
  await vi.advanceTimersByTimeAsync(100);
  expect(seen.messages).toMatchObject([{ state: 'failed', error: { code: 'CONFLICT' } }]);
  outbox.retry(message.clientId);
  await vi.advanceTimersByTimeAsync(100);
  expect(server.taken).toMatchObject([{ body: message.body }]);
  expect(server.taken[0]?.clientId).not.toBe(message.clientId);
  expect(store.rows.size).toBe(0);
});

test('a message seen in the channel is sent, even if its acknowledgement never comes', async () => {
  const server = buildServer(() => 'lostAfter');
  const { outbox, seen, store } = buildOutbox(server);
  await outbox.load();
  const message = write();
  outbox.add(message);
  await vi.advanceTimersByTimeAsync(1);
  outbox.confirm(message.clientId);
  await vi.advanceTimersByTimeAsync(30_000);
  expect(seen.messages).toEqual([]);
  expect(store.rows.size).toBe(0);
  expect(server.taken).toHaveLength(1);
});

test('a session that ended keeps messages until there is one again', async () => {
  let isSignedIn = false;
  const server = buildServer(() => (isSignedIn ? 'ok' : refusal('UNAUTHENTICATED')));
  const { outbox, seen } = buildOutbox(server);
  await outbox.load();
  outbox.add(write());
  await vi.advanceTimersByTimeAsync(120_000);
  expect(seen.messages).toMatchObject([{ state: 'queued' }]);
  isSignedIn = true;
  outbox.wake();
  await vi.advanceTimersByTimeAsync(100);
  expect(server.taken).toHaveLength(1);
});

test('IndexedDB keeps messages apart by person, and signing out wipes them', async () => {
  vi.useRealTimers();
  vi.stubGlobal('sessionStorage', { 'another.key': '' });
  const [mine, theirs] = [indexedDbOutbox('w:me'), indexedDbOutbox('w:ana')];
  const message = write();
  await mine.put(message);
  expect(await mine.load()).toEqual([message]);
  expect(await theirs.load()).toEqual([]);
  await mine.delete(message.clientId);
  expect(await mine.load()).toEqual([]);
  await mine.put(message);
  await wipeLocal();
  expect(await mine.load()).toEqual([]);
});
