import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Connection } from './chat-client.tsx';
import { ChatError, unreachable } from './chat-error.ts';
import { createRealtimeConnection } from './realtime-connection.ts';
import type { SocketListener } from './realtime-socket.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** `socket` says what becomes of an attempt to open one; `ticket` and `ask` may throw. */
function build() {
  const world = {
    socket: (): 'open' | 'blocked' | string => 'open',
    ticket: () => {},
    ask: (): unknown => ({ ok: true }),
    tickets: 0,
    connected: 0,
    polls: 0,
    events: [] as unknown[],
    overHttp: [] as string[],
    bySocket: [] as string[],
    states: [] as Connection[],
    listener: null as SocketListener | null,
  };
  const connection = createRealtimeConnection({
    http: {
      ticket: async () => {
        world.tickets += 1;
        world.ticket();
        return { url: 'ws://here', ticket: `t${world.tickets}`, expiresAt: '' };
      },
      ask: async (name) => {
        world.overHttp.push(name);
        return world.ask();
      },
    },
    openSocket: (_ticket, _requestId, listener) => {
      let isOpen = false;
      setTimeout(() => {
        const fate = world.socket();
        if (fate !== 'open') return listener.onRefused(fate === 'blocked' ? null : fate);
        isOpen = true;
        world.listener = listener;
        listener.onOpen();
      }, 10);
      return {
        isOpen: () => isOpen,
        ask: async (name) => {
          world.bySocket.push(name);
          return world.ask();
        },
        close: () => {
          isOpen = false;
        },
      };
    },
    newRequestId: () => 'request-id',
    onEvent: (name) => world.events.push(name),
    onChange: (next) => world.states.push(next),
    onConnected: () => (world.connected += 1),
    onPoll: () => (world.polls += 1),
    random: () => 0.5,
  });
  const after = (ms: number) => vi.advanceTimersByTimeAsync(ms);
  return { world, connection, after, names: () => world.states.map(({ state }) => state) };
}

test('it connects, and takes a new ticket each time it has to connect again', async () => {
  const { world, connection, after, names } = build();
  connection.start();
  await after(100);
  expect(names()).toEqual(['connecting', 'live']);
  world.listener?.onClose();
  expect(connection.state()).toBe('connecting');
  expect(world.states.at(-1)?.retryAt).toBe(Date.now() + 500);
  await after(1_000);
  expect(connection.state()).toBe('live');
  expect(world).toMatchObject({ tickets: 2, connected: 2 });
  connection.stop();
});

test('attempts get rarer, and retrying by hand does not wait', async () => {
  const { world, connection, after } = build();
  world.ticket = () => {
    throw unreachable();
  };
  connection.start();
  await after(60_000);
  expect(world.tickets).toBeLessThan(10);
  expect(connection.state()).toBe('offline');
  world.ticket = () => {};
  connection.retry();
  await after(100);
  expect(connection.state()).toBe('live');
  connection.stop();
});

test('where WebSockets fail three times it polls, tells once that it is connected, and returns to a socket', async () => {
  const { world, connection, after } = build();
  world.socket = () => 'blocked';
  connection.start();
  await after(5_000);
  expect(connection.state()).toBe('polling');
  expect(world.connected).toBe(1);
  await after(20_000);
  expect(world.polls).toBeGreaterThanOrEqual(3);
  await connection.request('channel.typing', { channelId: 'a' });
  expect(world.overHttp).toContain('channel.typing');
  world.socket = () => 'open';
  await after(90_000);
  expect(connection.state()).toBe('live');
  const polls = world.polls;
  await after(60_000);
  expect(world.polls).toBe(polls);
  connection.stop();
});

test('while polling an outage shows, and so does its end', async () => {
  const { world, connection, after } = build();
  world.socket = () => 'blocked';
  connection.start();
  await after(5_000);
  world.ask = () => {
    throw unreachable();
  };
  await expect(connection.request('sync', { channels: {} })).rejects.toBeInstanceOf(ChatError);
  expect(connection.state()).toBe('offline');
  await after(10_000);
  expect(connection.state()).toBe('offline');
  world.ask = () => ({ ok: true });
  await after(10_000);
  expect(connection.state()).toBe('polling');
  expect(world.connected).toBe(2);
  connection.stop();
});

test('a session that ended is not tried again', async () => {
  const { world, connection, after } = build();
  connection.start();
  await after(100);
  world.listener?.onEvent('session.ended', { reason: 'deactivated' });
  expect(world.states.at(-1)).toMatchObject({ state: 'ended', endedReason: 'deactivated', retryAt: null });
  await after(120_000);
  connection.retry();
  connection.networkChanged(true);
  await after(1_000);
  expect(world.tickets).toBe(1);
  await expect(connection.request('sync', { channels: {} })).rejects.toMatchObject({ body: { code: 'UNAUTHENTICATED' } });
});

test('a ticket that is refused for want of a session ends it', async () => {
  const { world, connection, after } = build();
  world.ticket = () => {
    throw new ChatError({ code: 'UNAUTHENTICATED', message: 'Sign in.' });
  };
  connection.start();
  await after(100);
  expect(world.states.at(-1)).toMatchObject({ state: 'ended', endedReason: 'expired' });
});

test('the word of the browser is a hint: an attempt decides', async () => {
  const { world, connection, after, names } = build();
  connection.start();
  await after(100);
  connection.networkChanged(false);
  expect(connection.state()).toBe('offline');
  await after(100);
  expect(names().slice(-2)).toEqual(['offline', 'live']);
  world.ticket = () => {
    throw unreachable();
  };
  connection.networkChanged(false);
  await after(100);
  expect(connection.state()).toBe('offline');
  world.ticket = () => {};
  connection.networkChanged(true);
  await after(100);
  expect(connection.state()).toBe('live');
  connection.stop();
});

test('a question goes by socket, and over HTTP when the socket gives no answer', async () => {
  const { world, connection, after } = build();
  connection.start();
  await after(100);
  await connection.request('channel.typing', { channelId: 'a' });
  expect(world).toMatchObject({ bySocket: ['channel.typing'], overHttp: [] });
  let calls = 0;
  world.ask = () => {
    if ((calls += 1) === 1) throw new Error('timed out');
    return { ok: true };
  };
  await connection.request('channel.typing', { channelId: 'a' });
  expect(world.overHttp).toEqual(['channel.typing']);
  world.ask = () => ({ ok: false, error: { code: 'FORBIDDEN', message: 'No.' } });
  await expect(connection.request('channel.typing', { channelId: 'a' })).rejects.toMatchObject({
    body: { code: 'FORBIDDEN', message: 'No.' },
  });
  connection.stop();
});

test('what a former socket still says is not heard', async () => {
  const { world, connection, after } = build();
  connection.start();
  await after(100);
  const former = world.listener;
  former?.onClose();
  await after(1_000);
  former?.onEvent('message.created', {});
  world.listener?.onEvent('message.changed', {});
  expect(world.events).toEqual(['message.changed']);
  connection.stop();
});
