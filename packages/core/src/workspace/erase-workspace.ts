import type { Locale } from '@parley/contract/choices';
import { eraseTenant } from '@parley/db/erase/erase-tenant';
import { enterTenant, systemDb, withSystem } from '@parley/db/with-system';
import { stopPurging } from '@parley/db/record/held';
import { withTenant } from '@parley/db/with-tenant';
import { endSubscription } from '../billing/end-subscription.ts';
import { bus } from '../bus/bus.ts';
import { countHolds } from '../hold/list-holds.ts';
import { enqueueJob } from '../job/enqueue-job.ts';
import type { JobRun } from '../job/handlers.ts';
import { log } from '../log.ts';
import { recipientLocale } from '../mail/recipient-locale.ts';
import { storage } from '../storage/storage.ts';
import { mailErasureProof } from './mail-erasure-proof.ts';

/** So long nobody else may take the address of a workspace that is gone. */
const addressKeptMs = 365 * 86_400_000;
export type Recipient = { email: string; locale: Locale };

/**
 * Ends a workspace whose deletion is due: doors, payments, files, rows, directory, proof. Each step may have been done by an
 * earlier attempt and is then passed over. Until the rows are gone nothing is lost that a cancelled deletion would need: the
 * first step looks once more, under the tenant's lock.
 */
export async function eraseWorkspace({ tenantId }: { tenantId: string }, run: JobRun): Promise<void> {
  if (!run.withJobDb) throw new Error('this job needs a connection of its own role');
  if (!(await closeDoors(tenantId))) return putOff(tenantId);
  const begun = await systemDb().erasure.findUniqueOrThrow({ where: { tenantId } });
  if (!begun.erasedAt) {
    await endSubscription(tenantId);
    const files = await storage().removeTenant(tenantId);
    await systemDb().erasure.update({ where: { tenantId }, data: { files: { increment: files } } });
    await eraseTenant(run.withJobDb, tenantId, run.id);
    log.info({ tenantId }, 'a workspace was erased');
  }
  await leaveDirectory(tenantId);
  await mailErasureProof(tenantId);
}

/** From here on nobody resolves to a member of it, and sockets close. False: there is nothing to erase (any more). */
async function closeDoors(tenantId: string): Promise<boolean> {
  const before = await systemDb().erasure.findUnique({ where: { tenantId } });
  if (before) return !before.provedAt;
  const due = await withTenant(tenantId, async (tx) => {
    const deletion = await tx.deletion.findFirst({ where: { tenantId, dueAt: { lte: new Date() } } });
    return (
      deletion && {
        deletion,
        tenant: await tx.tenant.findUniqueOrThrow({ where: { tenantId } }),
        members: await tx.member.findMany({ where: { deactivatedAt: null } }),
      }
    );
  });
  if (!due) return false;
  const owners = due.members.filter(({ role }) => role === 'owner');
  const recipients: Recipient[] = await Promise.all(
    owners.map(async ({ email, userId }) => ({ email, locale: (await recipientLocale(userId)) ?? 'en' })),
  );
  const { name, slug } = due.tenant;
  const isBegun = await withSystem(async (tx) => {
    await enterTenant(tx, tenantId);
    // A hold that was placed since puts it off, a day at a time; one that is being placed now waits for this, or is seen.
    await stopPurging(tx);
    if ((await countHolds(tx)) > 0) return false;
    // The row is held: whoever cancels in this moment comes first or too late, but not in between.
    const { count } = await tx.deletion.updateMany({ where: { tenantId, dueAt: { lte: new Date() } }, data: { tenantId } });
    if (count === 0) return false;
    await tx.erasure.create({ data: { tenantId, name, slug, askedAt: due.deletion.askedAt, recipients } });
    await tx.membership.deleteMany({ where: { tenantId } });
    return true;
  });
  if (isBegun) for (const { id } of due.members) bus().announce({ kind: 'member', tenantId, memberId: id, change: 'deactivated' });
  return isBegun;
}

/** While a deletion is asked for and something keeps it from being done, it is looked at again a day later. */
async function putOff(tenantId: string): Promise<void> {
  await withTenant(tenantId, async (tx) => {
    if ((await tx.deletion.count({ where: { dueAt: { lte: new Date() } } })) === 0) return;
    const runAt = new Date(Date.now() + 86_400_000);
    await enqueueJob(tx, { name: 'workspace.erase', payload: {}, key: `erase ${tenantId}`, runAt });
    log.warn({ tenantId }, 'a hold stands: the erasure of a workspace was put off by a day');
  });
}

/** The address stays taken for a year, so that old links do not open somebody else's workspace. */
async function leaveDirectory(tenantId: string): Promise<void> {
  await withSystem(async (tx) => {
    const workspace = await tx.workspace.findUnique({ where: { tenantId } });
    if (!workspace) return;
    await tx.workspace.delete({ where: { tenantId } });
    const left = { tenantId, leftAt: new Date(), freeAt: new Date(Date.now() + addressKeptMs) };
    await tx.formerAddress.upsert({ where: { slug: workspace.slug }, create: { slug: workspace.slug, ...left }, update: left });
  });
}
