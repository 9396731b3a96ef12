import type { ClientEventInput, ClientEventName } from '@parley/contract/client-events';
import type { PendingMessage } from '../chat-client.tsx';
import { toChatError, unreachable } from '../chat-error.ts';
import { createChat } from '../create-chat.ts';
import type { KeptCopy } from '../kept-copy.ts';
import type { OutboxStore } from '../outbox-store.ts';
import type { SocketListener } from '../realtime-socket.ts';
import { ModelServer } from './model-server.ts';

/** Numbers from a seed, so that a failing run can be repeated and shrunk. */
export function randomFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Storage that outlives a chat, as a browser's does a reload. */
export function memoryOutbox(): OutboxStore & { rows: Map<string, PendingMessage> } {
  const rows = new Map<string, PendingMessage>();
  return {
    rows,
    load: async () => [...rows.values()],
    put: async (message) => void rows.set(message.clientId, message),
    delete: async (clientId) => void rows.delete(clientId),
  };
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** A chat of `me` against the model (a new one, or one that other devices use as well), over a network that is as bad as `faults` says: 0 never, 1 always. */
export function buildWorld({
  seed = 1,
  faults = 0,
  outboxStore = memoryOutbox(),
  server: given,
  kept,
}: { seed?: number; faults?: number; outboxStore?: OutboxStore; server?: ModelServer; kept?: KeptCopy } = {}) {
  const random = randomFrom(seed);
  let trouble = faults;
  const happens = (share: number) => random() < share * trouble;
  const delay = () => Math.floor(random() * (trouble > 0 ? 400 : 5));
  let listener: SocketListener | null = null;
  let isBlocked = false;
  let isDown = false;
  let isSignedOut = false;
  const asked: string[] = [];

  const isFirst = given === undefined;
  const server = given ?? new ModelServer();
  server.listen((memberId, name, payload) => {
    if (memberId !== 'me') return;
    const heardBy = listener;
    const copies = happens(0.25) ? 0 : happens(0.2) ? 2 : 1;
    for (let copy = 0; copy < copies; copy += 1)
      setTimeout(() => heardBy === listener && heardBy?.onEvent(name, structuredClone(payload)), delay());
  });
  if (isFirst) fill(server);

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
      case 'channel.markUnread':
        return server.markUnread('me', as('channel.markUnread').channelId, as('channel.markUnread').seq);
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
      asked.push(name);
      if (isSignedOut) return { ok: false, error: { code: 'UNAUTHENTICATED', message: 'Sign in.' } };
      try {
        return { ok: true, ...answer(name, input) };
      } catch (error) {
        return { ok: false, error: toChatError(error).body };
      }
    });

  const { client, store } = createChat({
    slug: 'w',
    bootstrap: structuredClone(kept?.bootstrap ?? server.bootstrap('me')),
    kept: structuredClone(kept),
    api: {
      page: (wish) => ask(() => server.page('me', wish)),
      thread: (wish) => ask(() => server.thread('me', wish)),
      readThread: () => ask(() => null),
      channel: (channelId) => ask(() => server.mine('me', channelId)),
      bootstrap: () => ask(() => server.bootstrap('me')),
      setDraft: (draft) => ask(() => server.setDraft('me', draft)),
      listDrafts: ({ since }) => ask(() => server.listDrafts('me', since)),
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
    outboxStore,
    schedule: (flush) => setTimeout(flush, 16),
  });

  return {
    server,
    client,
    store,
    random,
    asked,
    tell: (name: string, payload: unknown) => listener?.onEvent(name, payload),
    signOut: () => (isSignedOut = true),
    cut: () => listener?.onClose(),
    setBlocked: (to: boolean) => (isBlocked = to),
    setDown: (to: boolean) => (isDown = to),
    calm: () => (trouble = 0),
  };
}
function fill(server: ModelServer): void {
  server.create('general', 'public', ['me', 'ana', 'ben']);
  server.create('plans', 'public', ['me', 'ana']);
  server.create('secret', 'private', ['me', 'ben']);
  for (let index = 0; index < 12; index += 1) {
    server.send('ana', { clientId: `old-${index}`, channelId: 'general', body: `old ${index}` });
    server.send('ben', {
      clientId: `old-${index}`,
      channelId: 'secret',
      body: `old ${index}`,
      ...(index > 8 ? { parentId: 'secret-2' } : {}),
    });
  }
}
export type World = ReturnType<typeof buildWorld>;
