import { readLeases, renewLeases, takeExpiredPresence, writeLeases } from '@parley/db/presence/presence-leases';
import { leaseTtlMs, type LeaseStore } from './lease-store.ts';

/** Leases in an unlogged table: quick to write, empty after a crash of the server, and then written again. */
export function postgresLeaseStore(node: string): LeaseStore {
  return {
    write: (changes) => writeLeases(changes, node, leaseTtlMs),
    read: readLeases,
    renew: async (held, ttlMs = leaseTtlMs) => {
      const renewed = await renewLeases([...new Set(held.map((lease) => lease.tenantId))], node, ttlMs);
      if (renewed < held.length) await writeLeases(held, node, ttlMs);
    },
    takeExpired: (tenantIds) => takeExpiredPresence(tenantIds, true),
    close: () => Promise.resolve(),
  };
}
