import { withTenant } from '@parley/db/with-tenant';

const graceMs = 10 * 60_000;

/**
 * Notes that a member was here just now, to ten minutes. Kept for each workspace by itself: none learns of hours spent in
 * another.
 */
export async function noteActivity(tenantId: string, memberId: string): Promise<void> {
  const isOld = { OR: [{ lastActiveAt: null }, { lastActiveAt: { lt: new Date(Date.now() - graceMs) } }] };
  await withTenant(tenantId, (tx) =>
    tx.member.updateMany({ where: { id: memberId, ...isOld }, data: { lastActiveAt: new Date() } }),
  );
}
