import type { ErasureInput } from '@parley/contract/subject-rights';
import { lockStream } from '@parley/db/channel/channel-queries';
import { stopPurging } from '@parley/db/record/held';
import { enterTenant, withSystem, type SystemTx } from '@parley/db/with-system';
import { withTenant } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { AppError, notFound } from '../app-error.ts';
import { recordAct } from '../audit/record-act.ts';
import { bus } from '../bus/bus.ts';
import { newId } from '../id.ts';
import { throttle } from '../identity/throttle.ts';
import { enqueueJob } from '../job/enqueue-job.ts';
import type { JobRun } from '../job/handlers.ts';
import { requireAllowed } from '../policy/decide.ts';
import { purge } from '../retention/purge.ts';
import { holdsOnPerson, obstacleTo } from './preview-erasure.ts';

const refusals = {
  yourself: 'Somebody else has to erase your data: an owner, or a person with the permissions “People” and “Archive”.',
  owner: 'An owner cannot be erased. Give them another role first.',
  active: 'This person still comes in. Deactivate them first, then erase their data.',
  held: 'A hold keeps what this person wrote, and with it who they are. Their data can be erased when it is released.',
};

/**
 * Takes a person's name, address and own things out of the firm, at once, and their messages that no duty or hold keeps, by a
 * job. Their entries in the log stay, under a member whom nobody can tell any more.
 */
export async function erasePerson(actor: Actor, input: ErasureInput): Promise<void> {
  requireAllowed(actor, 'member.erase', null);
  await throttle('retention.member', `${actor.tenantId} ${actor.memberId}`);
  const { tenantId } = actor;
  const { memberId } = input;
  await withSystem(async (tx) => {
    await enterTenant(tx, tenantId);
    await stopPurging(tx);
    await lockStream(tx, tenantId);
    const member = await tx.member.findFirst({ where: { id: memberId } });
    if (!member) throw notFound('member');
    const obstacle = obstacleTo(actor, member, (await holdsOnPerson(tx, memberId)).length > 0);
    if (obstacle) throw new AppError('CONFLICT', { message: refusals[obstacle], rule: obstacle });
    if (input.name.trim() !== member.name)
      throw new AppError('INVALID', { message: `Type the name as it is written: ${member.name}.` });
    await forgetPerson(tx, tenantId, memberId);
    await dropTheirData(tx, memberId);
    await recordAct(tx, actor, { type: 'member.erased', subjectId: memberId, details: { reason: input.reason } });
    await enqueueJob(tx, { name: 'subject.purge', payload: { memberId }, key: `subject.purge:${memberId}` });
  });
  bus().announce({ kind: 'member', tenantId, memberId, change: 'deactivated' });
}

/** What they had put together for themselves goes too: what is being made stops, and what is ready expires at once. */
async function dropTheirData(tx: SystemTx, memberId: string): Promise<void> {
  await tx.export.updateMany({
    where: { subjectId: memberId, state: { in: ['reading', 'packing'] } },
    data: { state: 'cancelled', step: { increment: 1 }, finishedAt: new Date() },
  });
  const ready = await tx.export.findMany({ where: { subjectId: memberId, state: 'done' }, select: { id: true } });
  for (const { id } of ready) await enqueueJob(tx, { name: 'export.expire', payload: { exportId: id } });
}

/** From here on the row says nothing of who it was. The login is the person's own, and may open other firms. */
async function forgetPerson(tx: SystemTx, tenantId: string, memberId: string): Promise<void> {
  const where = { tenantId, memberId };
  await tx.membership.deleteMany({ where });
  await tx.member.updateMany({
    where: { tenantId, id: memberId },
    data: { name: 'Former member', email: `${memberId}@erased.invalid`, title: '', userId: newId(), lastActiveAt: null },
  });
  await tx.memberPreference.deleteMany({ where });
  await tx.keyword.deleteMany({ where });
  await tx.draft.deleteMany({ where });
  await tx.draftFile.deleteMany({ where });
  await tx.savedMessage.deleteMany({ where });
  await tx.pushSubscription.deleteMany({ where });
  await tx.groupMember.deleteMany({ where });
  await tx.memberPermission.deleteMany({ where });
  await tx.scimPerson.deleteMany({ where });
  await tx.scheduledMessage.deleteMany({ where: { tenantId, authorId: memberId } });
}

/** What they wrote goes as far as nothing keeps it. While an export is made it waits. */
export async function purgePerson({ tenantId, memberId }: { tenantId: string; memberId: string }, run: JobRun): Promise<void> {
  if (await purge({ tenantId, memberId }, run)) return;
  const runAt = new Date(Date.now() + 15 * 60_000);
  await withTenant(tenantId, (tx) =>
    enqueueJob(tx, { name: 'subject.purge', payload: { memberId }, key: `subject.purge:${memberId}`, runAt }),
  );
}
