import { groupName } from '@parley/contract/primitives';
import { limits } from '@parley/contract/limits';
import { recordAct } from '../audit/record-act.ts';
import { announceSide, findBarrierOn } from '../barrier/announce-barriers.ts';
import { newId } from '../id.ts';
import { by } from './people.ts';
import { listMax, type ScimContext } from './scim-context.ts';
import { notThere, notUnique, scimError } from './scim-error.ts';
import { withVersion } from './version.ts';

type Row = Awaited<ReturnType<typeof readGroups>>[number];
type Given = { displayName?: string; externalId?: string; members?: { value?: string }[] };

export async function readGroups({ tx }: ScimContext, where: { id?: string } = {}) {
  const groups = await tx.memberGroup.findMany({
    where,
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: listMax,
    include: { members: { include: { member: { select: { id: true, name: true } } }, orderBy: { memberId: 'asc' } } },
  });
  const known = await tx.scimGroup.findMany({ where: where.id ? { groupId: where.id } : {} });
  const externalIds = new Map(known.map(({ groupId, externalId }) => [groupId, externalId]));
  return groups.map((group) => ({ ...group, externalId: externalIds.get(group.id) ?? null }));
}

export const toScimGroup = ({ id, name, externalId, members, createdAt }: Row) =>
  withVersion({
    id,
    displayName: name,
    ...(externalId ? { externalId } : {}),
    members: members.map(({ member }) => ({ value: member.id, display: member.name, type: 'User' })),
    meta: { created: createdAt, lastModified: createdAt },
  });

export async function readGroup(context: ScimContext, id: string): Promise<Row> {
  const [row] = await readGroups(context, { id });
  if (!row) throw notThere(id);
  return row;
}

export async function createGroup(context: ScimContext, given: Given): Promise<Row> {
  const { tenantId, tx } = context;
  await context.requireWritable();
  const name = await judgeName(context, given, null);
  if ((await tx.memberGroup.count()) >= limits.groups)
    throw scimError(400, 'tooMany', `There are ${limits.groups} groups already.`);
  const id = newId();
  // A group belongs to somebody: to whoever connected the directory.
  const { createdBy } = await tx.scimToken.findUniqueOrThrow({ where: { tenantId } });
  await tx.memberGroup.create({ data: { tenantId, id, name, createdBy } });
  await tx.scimGroup.create({ data: { tenantId, groupId: id, externalId: given.externalId ?? null } });
  await setMembers(context, id, [], given);
  await recordAct(tx, by(tenantId), { type: 'directory.groupCreated', details: { groupId: id, name } });
  return readGroup(context, id);
}

export async function changeGroup(context: ScimContext, id: string, given: Given): Promise<Row> {
  const { tenantId, tx } = context;
  await context.requireWritable();
  const before = await readGroup(context, id);
  const name = await judgeName(context, given, id);
  if (name !== before.name) await tx.memberGroup.updateMany({ where: { id }, data: { name } });
  const was = before.members.map(({ memberId }) => memberId);
  const { added, removed } = await setMembers(context, id, was, given);
  const externalId = given.externalId ?? before.externalId;
  await tx.scimGroup.upsert({
    where: { tenantId_groupId: { tenantId, groupId: id } },
    create: { tenantId, groupId: id, externalId },
    update: { externalId },
  });
  if (name !== before.name || added.length > 0 || removed.length > 0) {
    const details = { groupId: id, name, before: before.name, after: name, added, removed };
    await recordAct(tx, by(tenantId), { type: 'directory.groupChanged', details });
    context.after.push(() => announceSide(tenantId, [id]));
  }
  return readGroup(context, id);
}

export async function removeGroup(context: ScimContext, id: string): Promise<void> {
  const { tenantId, tx } = context;
  await context.requireWritable();
  const { name } = await readGroup(context, id);
  const barrier = await findBarrierOn(tx, id);
  if (barrier) throw scimError(409, 'mutability', `The barrier “${barrier.name}” stands on this group. Change or delete it first.`);
  await tx.memberGroup.deleteMany({ where: { id } });
  await recordAct(tx, by(tenantId), { type: 'directory.groupDeleted', details: { groupId: id, name } });
}

async function judgeName({ tx }: ScimContext, given: Given, id: string | null): Promise<string> {
  const name = groupName.safeParse(given.displayName ?? '');
  if (!name.success) throw scimError(400, 'invalidValue', name.error.issues[0]?.message ?? 'A group needs a name.');
  const taken = await tx.memberGroup.findFirst({
    where: { name: { equals: name.data, mode: 'insensitive' }, ...(id ? { id: { not: id } } : {}) },
  });
  if (taken) throw notUnique(`There is a group called ${name.data} already.`);
  return name.data;
}

/** Brings a group to the people who are named. Others than this firm's active people there are not. */
async function setMembers({ tenantId, tx }: ScimContext, groupId: string, was: string[], { members = [] }: Given) {
  const wanted = [...new Set(members.flatMap(({ value }) => value ?? []))];
  const added = wanted.filter((id) => !was.includes(id));
  const removed = was.filter((id) => !wanted.includes(id));
  const known = await tx.member.count({ where: { id: { in: added.filter(isUuid) } } });
  if (known !== added.length) throw scimError(400, 'invalidValue', 'One of the members is not a person of this workspace.');
  await tx.groupMember.deleteMany({ where: { groupId, memberId: { in: removed } } });
  await tx.groupMember.createMany({ data: added.map((memberId) => ({ tenantId, groupId, memberId })) });
  return { added, removed };
}

const isUuid = (id: string) => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);
