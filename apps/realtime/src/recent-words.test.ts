import type { Announcement } from '@parley/core/bus/announcement';
import { expect, test, vi } from 'vitest';
import type { RealtimeNamespace, RealtimeSocket } from './realtime-socket.ts';
import { createRecentWords } from './recent-words.ts';
import { createSessions } from './sessions.ts';

const nobody = { adapter: { rooms: new Map() }, sockets: new Map() } as unknown as RealtimeNamespace;
const socketAskedAt = (askedAt: number) => {
  const emit = vi.fn();
  const disconnect = vi.fn();
  const data = { askedAt, actor: { tenantId: 't', memberId: 'm', sessionId: 's' } };
  return { emit, disconnect, socket: { data, emit, disconnect } as unknown as RealtimeSocket };
};

function setUp() {
  const words = createRecentWords();
  const sessions = createSessions(nobody, words);
  return { sessions, close: () => [words, sessions].forEach((part) => part.close()) };
}

const deactivated: Extract<Announcement, { kind: 'member' }> = {
  kind: 'member',
  tenantId: 't',
  memberId: 'm',
  change: 'deactivated',
};

test('who is deactivated while their socket is looked up is out as soon as it joins', () => {
  const { sessions, close } = setUp();
  const askedAt = performance.now();
  sessions.hearMember(deactivated);
  const { socket, emit, disconnect } = socketAskedAt(askedAt);
  expect(sessions.joined(socket)).toBe(false);
  expect(emit).toHaveBeenCalledExactlyOnceWith('session.ended', { reason: 'deactivated' });
  expect(disconnect).toHaveBeenCalledOnce();
  close();
});

test('a session that is revoked while it signs on ends, another of the same member stays', () => {
  const { sessions, close } = setUp();
  const askedAt = performance.now();
  sessions.hear({ kind: 'session', sessionIds: ['s'], reason: 'signedOut' });
  const { socket, emit } = socketAskedAt(askedAt);
  expect(sessions.joined(socket)).toBe(false);
  expect(emit).toHaveBeenCalledExactlyOnceWith('session.ended', { reason: 'signedOut' });
  const other = socketAskedAt(askedAt);
  other.socket.data.actor.sessionId = 'another';
  expect(sessions.joined(other.socket)).toBe(true);
  close();
});

test('what was said before the look-up does not count: it was answered by then', async () => {
  const { sessions, close } = setUp();
  sessions.hearMember(deactivated);
  await new Promise((resolve) => setImmediate(resolve));
  const { socket, disconnect } = socketAskedAt(performance.now() + 1);
  expect(sessions.joined(socket)).toBe(true);
  expect(disconnect).not.toHaveBeenCalled();
  close();
});
