import { appendEvent } from '@parley/db/log/append-event';
import { systemDb } from '@parley/db/with-system';
import { withTenant } from '@parley/db/with-tenant';
import { enqueueJob } from '../job/enqueue-job.ts';

/**
 * Where single sign-on is required, an owner still comes in by a mailed link, or by password and second step, so that a
 * provider that is down shuts nobody out for good. That is an entry of its own in the log, and all owners are told by mail.
 */
export async function noteEmergency(membership: { tenantId: string; memberId: string }, sessionId: string): Promise<void> {
  const { tenantId, memberId } = membership;
  const session = await systemDb().session.findUnique({ where: { id: sessionId } });
  const isWayIn = session && (session.secondFactorAt !== null || session.signedInBy === 'magicLink');
  if (!isWayIn) return;
  await withTenant(tenantId, async (tx) => {
    const { requiresSingleSignOn } = await tx.tenant.findUniqueOrThrow({ where: { tenantId } });
    const isOwner = await tx.member.count({ where: { id: memberId, role: 'owner', deactivatedAt: null } });
    if (!requiresSingleSignOn || isOwner === 0) return;
    const payload = JSON.stringify({ address: session.address, by: session.signedInBy });
    await appendEvent(tx, { streamId: tenantId, type: 'session.emergency', actorId: memberId, subjectId: memberId, payload });
    const owners = await tx.member.findMany({ where: { role: 'owner', deactivatedAt: null }, select: { id: true } });
    for (const { id } of owners)
      await enqueueJob(tx, { name: 'mail.emergency', payload: { toId: id, ownerId: memberId, sessionId } });
  });
}
