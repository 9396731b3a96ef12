import type { DeletionView } from '@parley/contract/workspace-settings';
import { lockStream } from '@parley/db/channel/channel-queries';
import { systemDb } from '@parley/db/with-system';
import { withTenant, type TenantTx } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { AppError } from '../app-error.ts';
import { recordAct } from '../audit/record-act.ts';
import { verifyPassword } from '../identity/password.ts';
import { requireNoHolds } from '../hold/list-holds.ts';
import { forgive, throttle } from '../identity/throttle.ts';
import { enqueueJob } from '../job/enqueue-job.ts';
import { requireAllowed } from '../policy/decide.ts';

const coolingDays = 14;

export async function getDeletion(actor: Actor): Promise<DeletionView> {
  requireAllowed(actor, 'workspace.administer', null);
  const deletion = await withTenant(actor.tenantId, async (tx) => {
    const row = await tx.deletion.findUnique({ where: { tenantId: actor.tenantId } });
    const asker = row && (await tx.member.findFirst({ where: { id: row.askedBy }, select: { name: true } }));
    return row && { askedBy: asker?.name ?? '', askedAt: row.askedAt.toISOString(), dueAt: row.dueAt.toISOString() };
  });
  return { deletion, coolingDays };
}

/**
 * Asks for the end of the workspace. Nothing changes for fourteen days; every owner is told by mail, every administrator sees
 * it, and any owner may call it off.
 */
export async function askDeletion(actor: Actor, input: { name: string; password: string }): Promise<DeletionView> {
  requireAllowed(actor, 'workspace.delete', null);
  await throttle('deletion.member', actor.memberId);
  const user = await systemDb().user.findUniqueOrThrow({ where: { id: actor.userId } });
  if (!(await verifyPassword(user.passwordHash, input.password)))
    throw new AppError('INVALID', { message: 'This password is not right. Nothing was changed.' });
  await forgive('deletion.member', actor.memberId);
  const { tenantId } = actor;
  await withTenant(tenantId, async (tx) => {
    await lockStream(tx, tenantId);
    const { name } = await tx.tenant.findUniqueOrThrow({ where: { tenantId } });
    if (input.name.trim() !== name)
      throw new AppError('INVALID', { message: `Type the name of the workspace as it is written: ${name}.` });
    await requireNoHolds(tx);
    if (await tx.deletion.findUnique({ where: { tenantId } })) return;
    const dueAt = new Date(Date.now() + coolingDays * 86_400_000);
    await tx.deletion.create({ data: { tenantId, askedBy: actor.memberId, dueAt } });
    await enqueueJob(tx, { name: 'workspace.erase', payload: {}, key: `erase ${tenantId}`, runAt: dueAt });
    await tellOwners(tx, 'asked');
    await recordAct(tx, actor, { type: 'workspace.deletionAsked', details: { dueAt: dueAt.toISOString() } });
  });
  return getDeletion(actor);
}

/** Calls it off, at any moment before it is done. */
export async function cancelDeletion(actor: Actor): Promise<DeletionView> {
  requireAllowed(actor, 'workspace.delete', null);
  const { tenantId } = actor;
  await withTenant(tenantId, async (tx) => {
    await lockStream(tx, tenantId);
    const { count } = await tx.deletion.deleteMany({ where: { tenantId } });
    if (count === 0) return;
    await tellOwners(tx, 'cancelled');
    await recordAct(tx, actor, { type: 'workspace.deletionCancelled' });
  });
  return getDeletion(actor);
}

async function tellOwners(tx: TenantTx, what: 'asked' | 'cancelled'): Promise<void> {
  const owners = await tx.member.findMany({ where: { role: 'owner', deactivatedAt: null }, select: { id: true } });
  for (const { id } of owners) await enqueueJob(tx, { name: 'mail.deletion', payload: { memberId: id, what } });
}
