import { randomBytes } from 'node:crypto';
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

export async function closePresence(): Promise<void> {
  const board = registry.parleyPresence;
  delete registry.parleyPresence;
  await board?.close();
}
