import type { MemberView } from '@parley/contract/member-view';
import { lockStream } from '@parley/db/channel/channel-queries';
import { withTenant } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { AppError, notFound } from '../app-error.ts';
import { recordAct } from '../audit/record-act.ts';
import { bus } from '../bus/bus.ts';
import { enqueueJob } from '../job/enqueue-job.ts';
import { toMemberView } from './to-member-view.ts';

/**
 * Makes another member the owner and the owner an admin, in one step, so that there is never a moment without an owner; both are
 * told by mail. Under the lock of the tenant's stream the actor is looked at again: two who hand over to each other at the same
 * time come one after the other.
 */
export async function handOverOwnership(actor: Actor, input: { memberId: string }): Promise<MemberView> {
  const view = await withTenant(actor.tenantId, async (tx) => {
    await lockStream(tx, actor.tenantId);
    const me = await tx.member.findFirst({ where: { id: actor.memberId, deactivatedAt: null } });
    if (me?.role !== 'owner')
      throw new AppError('FORBIDDEN', { message: 'Only an owner may hand the workspace over.', rule: 'owners-alone-hand-over' });
    const heir = await tx.member.findFirst({ where: { id: input.memberId, deactivatedAt: null } });
    if (!heir) throw notFound('person');
    if (heir.id === me.id || heir.role === 'owner') throw new AppError('CONFLICT', { message: 'This person is an owner already.' });
    if (heir.role === 'guest')
      throw new AppError('INVALID', { message: 'A guest cannot own the workspace. Make them a member first.' });
    await tx.member.updateMany({ where: { id: heir.id }, data: { role: 'owner' } });
    await tx.member.updateMany({ where: { id: me.id }, data: { role: 'admin' } });
    await recordAct(tx, actor, {
      type: 'member.ownershipHandedOver',
      subjectId: heir.id,
      details: { before: { owner: me.id, role: heir.role }, after: { owner: heir.id } },
    });
    const change = { fromId: me.id, toId: heir.id };
    for (const memberId of [me.id, heir.id]) await enqueueJob(tx, { name: 'mail.ownership', payload: { memberId, ...change } });
    return toMemberView(actor, { ...heir, role: 'owner' });
  });
  for (const memberId of [actor.memberId, input.memberId])
    bus().announce({ kind: 'member', tenantId: actor.tenantId, memberId, change: 'role' });
  return view;
}
