import { limits } from '@parley/contract/limits';
import type { MatterView } from '@parley/contract/matter';
import { lockStream } from '@parley/db/channel/channel-queries';
import { stopPurging } from '@parley/db/record/held';
import { withTenant, type TenantTx } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { AppError, notFound } from '../app-error.ts';
import { recordAct } from '../audit/record-act.ts';
import { requireMeeting } from '../barrier/require-meeting.ts';
import { newId } from '../id.ts';
import { throttle } from '../identity/throttle.ts';
import { requireAllowed } from '../policy/decide.ts';
import { accessMatter } from './access-matter.ts';
import { toMatterView } from './to-matter-view.ts';

/** Opens a matter with the actor as its lead and these people in it. */
export async function openMatter(actor: Actor, input: { name: string; client: string; memberIds: string[] }): Promise<MatterView> {
  requireAllowed(actor, 'matter.open', null);
  await throttle('matter.member', `${actor.tenantId} ${actor.memberId}`);
  const { tenantId, memberId } = actor;
  const { name, client } = input;
  const id = newId();
  return withTenant(tenantId, async (tx) => {
    await lockStream(tx, tenantId);
    await tx.matter.create({ data: { tenantId, id, name, client, createdBy: memberId } });
    await tx.matterPerson.create({ data: { tenantId, matterId: id, memberId, isLead: true, addedBy: memberId } });
    const memberIds = [...new Set(input.memberIds)].filter((one) => one !== memberId);
    await insertPeople(tx, actor, id, memberIds);
    await recordAct(tx, actor, { type: 'matter.opened', details: { matterId: id, name, client, memberIds } });
    return toMatterView(tx, actor, await accessMatter(tx, actor, id, 'read'));
  });
}

/** Changes its name, its client, or whether it is closed. */
export async function changeMatter(
  actor: Actor,
  input: { matterId: string; name: string; client: string; isClosed: boolean },
): Promise<MatterView> {
  const { matterId, name, client, isClosed } = input;
  return change(actor, async (tx) => {
    const before = await accessMatter(tx, actor, matterId, 'lead');
    const closedAt = isClosed ? (before.closedAt ?? new Date()) : null;
    await tx.matter.updateMany({ where: { id: matterId }, data: { name, client, closedAt } });
    await recordAct(tx, actor, {
      type: 'matter.changed',
      details: {
        matterId,
        before: { name: before.name, client: before.client, isClosed: before.closedAt !== null },
        after: { name, client, isClosed },
      },
    });
    return toMatterView(tx, actor, await accessMatter(tx, actor, matterId, 'read'));
  });
}

/**
 * Lets people in or out. Somebody always leads; who is let in reads everything that was gathered, and so may meet everybody who
 * is where it stands.
 */
export async function changeMatterPeople(
  actor: Actor,
  input: { matterId: string; add: string[]; remove: string[] },
): Promise<MatterView> {
  const { matterId } = input;
  return change(actor, async (tx) => {
    const matter = await accessMatter(tx, actor, matterId, 'lead');
    const remove = input.remove.filter((one) => one !== actor.memberId);
    if (remove.length < input.remove.length)
      throw new AppError('INVALID', { message: 'Somebody has to lead the matter: you cannot take yourself out of it.' });
    const add = [...new Set(input.add)].filter((one) => !matter.people.some(({ memberId }) => memberId === one));
    await tx.matterPerson.deleteMany({ where: { matterId, memberId: { in: remove } } });
    await insertPeople(tx, actor, matterId, add);
    if ((await tx.matterPerson.count({ where: { matterId } })) > limits.matterPeople)
      throw new AppError('INVALID', { message: `A matter has at most ${limits.matterPeople} people.` });
    await recordAct(tx, actor, { type: 'matter.peopleChanged', details: { matterId, name: matter.name, add, remove } });
    return toMatterView(tx, actor, await accessMatter(tx, actor, matterId, 'read'));
  });
}

/** Hands the lead over to another of its people. */
export async function handOverMatter(actor: Actor, input: { matterId: string; memberId: string }): Promise<MatterView> {
  const { matterId, memberId } = input;
  return change(actor, async (tx) => {
    const matter = await accessMatter(tx, actor, matterId, 'lead');
    if (!matter.people.some((one) => one.memberId === memberId)) throw notFound('person');
    await tx.matterPerson.updateMany({ where: { matterId, isLead: true }, data: { isLead: false } });
    await tx.matterPerson.updateMany({ where: { matterId, memberId }, data: { isLead: true } });
    await recordAct(tx, actor, { type: 'matter.handedOver', subjectId: memberId, details: { matterId, name: matter.name } });
    return toMatterView(tx, actor, await accessMatter(tx, actor, matterId, 'read'));
  });
}

/** Changes to matters queue behind the tenant's stream, where each leaves an entry; what one of them keeps is not purged meanwhile. */
export async function change<Result>(actor: Actor, act: (tx: TenantTx) => Promise<Result>): Promise<Result> {
  await throttle('matter.member', `${actor.tenantId} ${actor.memberId}`);
  return withTenant(actor.tenantId, async (tx) => {
    await stopPurging(tx);
    await lockStream(tx, actor.tenantId);
    return act(tx);
  });
}

async function insertPeople(tx: TenantTx, actor: Actor, matterId: string, memberIds: string[]) {
  const { tenantId, memberId: addedBy } = actor;
  const known = await tx.member.count({ where: { id: { in: memberIds }, deactivatedAt: null, role: { not: 'guest' } } });
  if (known !== memberIds.length) throw notFound('person');
  const present = await tx.matterPerson.findMany({ where: { matterId }, select: { memberId: true } });
  const parts = await tx.matterPart.findMany({ where: { matterId }, select: { channelId: true } });
  await requireMeeting(tx, actor, {
    newcomers: memberIds,
    present: present.map((one) => one.memberId),
    channelIds: parts.map((part) => part.channelId),
  });
  await tx.matterPerson.createMany({ data: memberIds.map((memberId) => ({ tenantId, matterId, memberId, addedBy })) });
}
