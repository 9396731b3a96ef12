import { randomBytes } from 'node:crypto';
import type { ClientEventInput, ClientEventOutput } from '@parley/contract/client-events';
import type { Actor } from '../actor.ts';
import { seenMembers } from '../member/list-members.ts';
import { postgresLeaseStore } from './postgres-lease-store.ts';
import { presenceBoard, type PresenceBoard } from './presence-board.ts';
import { redisLeaseStore } from './redis-lease-store.ts';

// One board per process, also across the module copies that a bundler makes.
const registry = globalThis as typeof globalThis & { parleyPresence?: PresenceBoard };

/** The process's presence board, in the store that its bus uses. Made at the first call; later calls answer the same. */
export function openPresence({ redisUrl, node }: { redisUrl?: string | undefined; node: string }): PresenceBoard {
  // A restarted node must not renew what its former self left behind, so its name alone does not do.
  registry.parleyPresence ??= presenceBoard(
    redisUrl ? redisLeaseStore(redisUrl) : postgresLeaseStore(`${node}:${randomBytes(6).toString('hex')}`),
  );
  return registry.parleyPresence;
}

/** The process's board; in the database's store, unless `openPresence` said otherwise before. */
export function presence(): PresenceBoard {
  return registry.parleyPresence ?? openPresence({ node: 'process' });
}

/** `presence.set` without a connection: the session is the device. */
export async function setPresence(
  actor: Actor,
  input: ClientEventInput<'presence.set'>,
): Promise<ClientEventOutput<'presence.set'>> {
  const { tenantId, memberId, sessionId } = actor;
  return { presence: await presence().set({ tenantId, memberId, deviceId: `session:${sessionId}` }, input) };
}

/** `presence.watch` without a connection: how these people are now. A guest learns of those they share a channel with. */
export async function watchPresence(
  actor: Actor,
  input: ClientEventInput<'presence.watch'>,
): Promise<ClientEventOutput<'presence.watch'>> {
  const visible = await seenMembers(actor, input.memberIds);
  const read = await presence().read(visible.map((memberId) => ({ tenantId: actor.tenantId, memberId })));
  return { presences: read.map(({ tenantId: _tenantId, ...view }) => view) };
}

export async function closePresence(): Promise<void> {
  const board = registry.parleyPresence;
  delete registry.parleyPresence;
  await board?.close();
}
