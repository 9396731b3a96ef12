import { withTenant, type TenantTx } from '@parley/db/with-tenant';
import { bus } from '../bus/bus.ts';
import { announceToAll } from '../realtime/announce-mine.ts';
import { forgetBarriers, heldBarriers } from './held-barriers.ts';

/** Who may meet whom has changed: every process asks again, and every device asks how its channels and people stand now. */
export async function announceBarriers(tenantId: string): Promise<void> {
  forgetBarriers(tenantId);
  bus().announce({ kind: 'barrier', tenantId });
  await announceToAll(tenantId, ['sidebar', 'groups', 'people']);
}

/** Who is in which channel has changed. Where barriers stand, that may close a channel or open it. */
export async function announceMeeting(tenantId: string): Promise<void> {
  const { barriers } = await heldBarriers(tenantId);
  if (barriers.length === 0) return;
  forgetBarriers(tenantId);
  bus().announce({ kind: 'barrier', tenantId });
}

/** The people of these groups have changed: if a barrier stands on one of them, they are kept apart, or let together, at once. */
export async function announceSide(tenantId: string, groupIds: string[]): Promise<void> {
  const barrier = await withTenant(tenantId, (tx) => tx.barrier.findFirst({ where: { isOn: true, ...standsOn(groupIds) } }));
  if (barrier) await announceBarriers(tenantId);
}

/** A barrier, on or off, that stands on this group. */
export const findBarrierOn = (tx: TenantTx, groupId: string) => tx.barrier.findFirst({ where: standsOn([groupId]) });

const standsOn = (groupIds: string[]) => ({
  OR: [{ oneGroupId: { in: groupIds } }, { otherGroupId: { in: groupIds } }],
});
