import type { GroupView } from '@parley/contract/group-view';
import { limits } from '@parley/contract/limits';
import { lockStream } from '@parley/db/channel/channel-queries';
import { withTenant, type TenantTx } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { AppError, notFound } from '../app-error.ts';
import { recordAct } from '../audit/record-act.ts';
import { announceSide, findBarrierOn } from '../barrier/announce-barriers.ts';
import { requireWithinRules } from '../boundary-rule/apply-rules.ts';
import { isUniqueViolation } from '../channel/create-channel.ts';
import { newId } from '../id.ts';
import { requireAllowed } from '../policy/decide.ts';
import { readGroup } from './list-groups.ts';

/** Makes a group with these people in it. */
export async function createGroup(actor: Actor, input: { name: string; memberIds: string[] }): Promise<GroupView> {
  requireAllowed(actor, 'group.manage', null);
  await requireWithinRules(actor, [input.name], { door: 'group' });
  const id = newId();
  return change(actor, input.name, async (tx) => {
    if ((await tx.memberGroup.count()) >= limits.groups)
      throw new AppError('INVALID', { message: `There are ${limits.groups} groups already. Delete one first.` });
    await tx.memberGroup.create({ data: { tenantId: actor.tenantId, id, name: input.name, createdBy: actor.memberId } });
    await insertPeople(tx, actor, id, input.memberIds);
    await recordAct(tx, actor, { type: 'group.created', details: { groupId: id, name: input.name, memberIds: input.memberIds } });
    return readGroup(tx, id);
  });
}

export async function renameGroup(actor: Actor, input: { groupId: string; name: string }): Promise<GroupView> {
  requireAllowed(actor, 'group.manage', null);
  await requireWithinRules(actor, [input.name], { door: 'group' });
  return change(actor, input.name, async (tx) => {
    const { name: before } = await readGroup(tx, input.groupId);
    if (before !== input.name) {
      await tx.memberGroup.updateMany({ where: { id: input.groupId }, data: { name: input.name } });
      await recordAct(tx, actor, { type: 'group.renamed', details: { groupId: input.groupId, before, after: input.name } });
    }
    return readGroup(tx, input.groupId);
  });
}

/** Adds people to a group, or takes them out of it. Those who are already, or not, in it are passed over. */
export async function changeGroupMembers(
  actor: Actor,
  input: { groupId: string; add: string[]; remove: string[] },
): Promise<GroupView> {
  const changed = await change(actor, '', async (tx) => {
    await readGroup(tx, input.groupId);
    await insertPeople(tx, actor, input.groupId, input.add);
    await tx.groupMember.deleteMany({ where: { groupId: input.groupId, memberId: { in: input.remove } } });
    await recordAct(tx, actor, { type: 'group.membersChanged', details: input });
    return readGroup(tx, input.groupId);
  });
  await announceSide(actor.tenantId, [input.groupId]);
  return changed;
}

/** Takes a group away. Where it was mentioned, its name is not shown any more. A group that a barrier stands on stays. */
export async function deleteGroup(actor: Actor, { groupId }: { groupId: string }): Promise<void> {
  await change(actor, '', async (tx) => {
    const { name } = await readGroup(tx, groupId);
    const barrier = await findBarrierOn(tx, groupId);
    if (barrier)
      throw new AppError('CONFLICT', { message: `The barrier “${barrier.name}” stands on this group. Change or delete it first.` });
    await tx.memberGroup.deleteMany({ where: { id: groupId } });
    await recordAct(tx, actor, { type: 'group.deleted', details: { groupId, name } });
  });
}

/** Changes to groups queue behind the tenant's stream, where each leaves an entry. */
async function change<Result>(actor: Actor, name: string, act: (tx: TenantTx) => Promise<Result>): Promise<Result> {
  requireAllowed(actor, 'group.manage', null);
  return withTenant(actor.tenantId, async (tx) => {
    await lockStream(tx, actor.tenantId);
    return act(tx);
  }).catch((error: unknown) => {
    if (!isUniqueViolation(error)) throw error;
    throw new AppError('CONFLICT', { message: `There is a group called ${name} already. Choose another name.` });
  });
}

async function insertPeople(tx: TenantTx, { tenantId }: Actor, groupId: string, memberIds: string[]): Promise<void> {
  const wanted = [...new Set(memberIds)];
  const known = await tx.member.count({ where: { id: { in: wanted }, deactivatedAt: null } });
  if (known !== wanted.length) throw notFound('person');
  await tx.groupMember.createMany({ data: wanted.map((memberId) => ({ tenantId, groupId, memberId })), skipDuplicates: true });
}
