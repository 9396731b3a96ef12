import type { MyTopic } from '@parley/contract/server-events';
import { withTenant } from '@parley/db/with-tenant';
import { bus } from '../bus/bus.ts';

/** Tells all devices of a member that something of theirs has changed. Of the moment: a device that missed it asks when it returns. */
export function announceMine({ tenantId, memberId }: { tenantId: string; memberId: string }, topics: MyTopic[]): void {
  bus().announce({ kind: 'mine', tenantId, memberId, topics });
}

/** The same to everybody of a tenant, for what all of them see and that seldom changes. */
export async function announceToAll(tenantId: string, topics: MyTopic[]): Promise<void> {
  const members = await withTenant(tenantId, (tx) => tx.member.findMany({ where: { deactivatedAt: null }, select: { id: true } }));
  for (const { id } of members) announceMine({ tenantId, memberId: id }, topics);
}
