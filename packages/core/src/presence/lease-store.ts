import type { LeaseChange, MemberKey } from '@parley/db/presence/presence-leases';

export type { LeaseChange, MemberKey };

/** A lease lasts this long and is renewed three times as often, so that one lost renewal changes nothing. */
export const leaseTtlMs = 60_000;
export const leaseRenewalMs = 20_000;

export type DeviceState = 'available' | 'away';

/**
 * Where devices say that they are there: beside the bus, so that every node sees every device. A lease that nobody
 * renews runs out, which is how the devices of a dead node disappear.
 */
export type LeaseStore = {
  /** Sets leases, or ends those whose state is null. */
  write(changes: LeaseChange[]): Promise<void>;
  /** The states of each member's living devices; members without one are missing. */
  read(members: MemberKey[]): Promise<(MemberKey & { states: string[] })[]>;
  /** Renews what this node holds (and restores what the store lost). */
  renew(held: LeaseChange[], ttlMs?: number): Promise<void>;
  /** Removes what has run out in these tenants and says whose it was, to one node only. */
  takeExpired(tenantIds: string[]): Promise<MemberKey[]>;
  close(): Promise<void>;
};
