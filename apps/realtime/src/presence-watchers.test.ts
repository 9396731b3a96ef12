import type { PresenceView } from '@parley/contract/presence';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { presenceWatchers } from './presence-watchers.ts';
import type { RealtimeSocket } from './realtime-socket.ts';

const view = (memberId: string, state: PresenceView['state']): PresenceView => ({
  memberId,
  state,
  text: null,
  emoji: null,
  until: null,
});
const socketOf = (memberId: string) => ({ data: { actor: { tenantId: 't', memberId } } }) as unknown as RealtimeSocket;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function setUp() {
  const told: { to: RealtimeSocket; presences: PresenceView[] }[] = [];
  const read = vi.fn(async (members: { tenantId: string; memberId: string }[]) =>
    members.map(({ tenantId, memberId }) => ({ tenantId, ...view(memberId, 'offline') })),
  );
  const watchers = presenceWatchers(
    { read },
    {
      emitTo: (sockets, _name, payload) =>
        void [...sockets].forEach((to) => told.push({ to, ...(payload as { presences: PresenceView[] }) })),
    },
  );
  return { told, read, watchers };
}

test('a change reaches those who watch and their own devices, nobody else, and several changes go together', async () => {
  const { told, watchers } = setUp();
  const [ana, ben, eve] = [socketOf('ana'), socketOf('ben'), socketOf('eve')];
  for (const socket of [ana, ben, eve]) watchers.watchOneself(socket);
  expect(await watchers.watch(ana, ['ben', 'kim'])).toEqual([view('ben', 'offline'), view('kim', 'offline')]);
  watchers.hear('t', [view('ben', 'available'), view('kim', 'away')]);
  watchers.hear('other', [view('ana', 'busy')]);
  vi.advanceTimersByTime(200);
  expect(told).toEqual([
    { to: ben, presences: [view('ben', 'available')] },
    { to: ana, presences: [view('ben', 'available'), view('kim', 'away')] },
  ]);
  watchers.close();
});

test('what did not change is not told, and nobody is told after they have gone', async () => {
  const { told, watchers } = setUp();
  const ana = socketOf('ana');
  await watchers.watch(ana, ['ben']);
  watchers.hear('t', [view('ben', 'offline')]);
  vi.advanceTimersByTime(200);
  expect(told).toEqual([]);
  watchers.forget(ana);
  watchers.hear('t', [view('ben', 'available')]);
  vi.advanceTimersByTime(200);
  expect(told).toEqual([]);
  watchers.close();
});

test('a known value needs no second read, and a newer one from the bus is not overwritten by a slow read', async () => {
  const { read, watchers } = setUp();
  const slow = watchers.watch(socketOf('ana'), ['ben']);
  watchers.hear('t', [view('ben', 'busy')]);
  expect(await slow).toEqual([view('ben', 'busy')]);
  expect(await watchers.watch(socketOf('kim'), ['ben'])).toEqual([view('ben', 'busy')]);
  expect(read.mock.calls.at(-1)?.[0]).toEqual([{ tenantId: 't', memberId: 'kim' }]);
  watchers.close();
});

test('whoever may no longer be seen is not told of any more, by the firm that it concerns alone', async () => {
  const { told, watchers } = setUp();
  const [ana, nia] = [socketOf('ana'), socketOf('nia')];
  await watchers.watch(ana, ['ben', 'kim']);
  await watchers.watch(nia, ['ben']);
  const hidesBenFromAna = async ({ memberId }: { memberId: string }, ids: string[]) =>
    ids.filter((id) => memberId !== 'ana' || id !== 'ben');
  await watchers.rejudge('other', async () => []);
  await watchers.rejudge('t', hidesBenFromAna);
  watchers.hear('t', [view('ben', 'available'), view('kim', 'away')]);
  vi.advanceTimersByTime(200);
  expect(told).toEqual([
    { to: nia, presences: [view('ben', 'available')] },
    { to: ana, presences: [view('kim', 'away')] },
  ]);
  watchers.close();
});
