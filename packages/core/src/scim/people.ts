import { email as emailSchema, personName } from '@parley/contract/primitives';
import { recordAct } from '../audit/record-act.ts';
import { requireSeats, seatsHaveChanged } from '../billing/require-seats.ts';
import { bus } from '../bus/bus.ts';
import { announceJoined } from '../invitation/join-workspace.ts';
import { joinByProvider } from '../single-sign-on/join-by-provider.ts';
import { listMax, type ScimContext } from './scim-context.ts';
import { notThere, notUnique, scimError } from './scim-error.ts';
import { withVersion } from './version.ts';

type Row = Awaited<ReturnType<typeof readPeople>>[number];
type Given = {
  userName?: string;
  externalId?: string;
  active?: boolean;
  displayName?: string;
  title?: string;
  name?: { formatted?: string; givenName?: string; familyName?: string };
  emails?: { value?: string; type?: string; primary?: boolean }[];
};

/** Everybody but guests, also the deactivated: a directory looks for whom it is to take over. */
export async function readPeople({ tx }: ScimContext, where: { id?: string } = {}) {
  const members = await tx.member.findMany({
    where: { role: { not: 'guest' }, ...where },
    orderBy: [{ joinedAt: 'asc' }, { id: 'asc' }],
    take: listMax,
  });
  const known = await tx.scimPerson.findMany({ where: where.id ? { memberId: where.id } : {} });
  const byMember = new Map(known.map((one) => [one.memberId, one]));
  return members.map((member) => ({ ...member, scim: byMember.get(member.id) ?? null }));
}

/** What a directory sees of a member. */
export function toScimUser(row: Row) {
  const [givenName = '', ...rest] = row.name.split(' ');
  return withVersion({
    id: row.id,
    userName: row.scim?.userName ?? row.email,
    ...(row.scim?.externalId ? { externalId: row.scim.externalId } : {}),
    active: row.deactivatedAt === null,
    displayName: row.name,
    name: { formatted: row.name, givenName, familyName: rest.join(' ') },
    emails: [{ value: row.email, type: 'work', primary: true }],
    ...(row.title ? { title: row.title } : {}),
    meta: { created: row.joinedAt, lastModified: row.scim?.updatedAt ?? row.joinedAt },
  });
}

export async function readPerson(context: ScimContext, id: string): Promise<Row> {
  const [row] = await readPeople(context, { id });
  if (!row) throw notThere(id);
  return row;
}

/** POST. An address that is here already is a conflict, also of somebody deactivated: the directory then finds and changes them. */
export async function createPerson(context: ScimContext, given: Given): Promise<Row> {
  const { tenantId, tx, passwordHash } = context;
  await context.requireWritable();
  const email = await judgeEmail(context, given);
  const userName = given.userName ?? email;
  if (await tx.member.findFirst({ where: { email } })) throw notUnique(`There is a person with the address ${email} already.`);
  await requireFreeName(context, userName, null);
  const name = nameIn(given) ?? email.split('@')[0] ?? email;
  const joined = await joinByProvider(tx, tenantId, { email, name, passwordHash, by: 'scim' });
  const { memberId } = joined;
  context.after.push(() => announceJoined(joined));
  await tx.scimPerson.create({ data: { tenantId, memberId, userName, externalId: given.externalId ?? null } });
  if (given.title) await tx.member.updateMany({ where: { id: memberId }, data: { title: titleIn(given) } });
  if (given.active === false) await setActive(context, await readPerson(context, memberId), false);
  return readPerson(context, memberId);
}

/** PUT, and what a PATCH comes to. The login of the person, which other workspaces share, stays as it is. */
export async function changePerson(context: ScimContext, id: string, given: Given): Promise<Row> {
  const { tenantId, tx } = context;
  const before = await readPerson(context, id);
  const email = emailIn(given) ?? before.email;
  if (email !== before.email) await judgeEmail(context, given);
  const userName = given.userName ?? before.scim?.userName ?? email;
  await requireFreeName(context, userName, id);
  const after = { name: nameIn(given) ?? before.name, email, title: titleIn(given) };
  const former = { name: before.name, email: before.email, title: before.title };
  if (JSON.stringify(after) !== JSON.stringify(former)) {
    await context.requireWritable();
    await tx.member.updateMany({ where: { id }, data: after });
    await recordAct(tx, by(tenantId), { type: 'directory.memberChanged', subjectId: id, details: { before: former, after } });
    context.after.push(() => bus().announce({ kind: 'member', tenantId, memberId: id, change: 'role' }));
  }
  const scim = { userName, externalId: given.externalId ?? null, updatedAt: new Date() };
  await tx.scimPerson.upsert({
    where: { tenantId_memberId: { tenantId, memberId: id } },
    create: { tenantId, memberId: id, ...scim },
    update: scim,
  });
  if (given.active !== undefined && given.active !== (before.deactivatedAt === null))
    await setActive(context, before, given.active);
  return readPerson(context, id);
}

/** DELETE: they cannot come in any more, what they wrote stays. The directory forgets them. */
export async function removePerson(context: ScimContext, id: string): Promise<void> {
  const row = await readPerson(context, id);
  if (row.deactivatedAt === null) await setActive(context, row, false);
  await context.tx.scimPerson.deleteMany({ where: { memberId: id } });
}

async function setActive(context: ScimContext, { id, role }: Row, isActive: boolean): Promise<void> {
  const { tenantId, tx } = context;
  if (isActive) {
    await context.requireWritable();
    await requireSeats(tx, tenantId, 1);
  } else if (role === 'owner') {
    const others = await tx.member.count({ where: { role: 'owner', deactivatedAt: null, id: { not: id } } });
    if (others === 0) throw scimError(400, 'mutability', 'This is the last owner of the workspace, who cannot be deactivated.');
  }
  await tx.member.updateMany({ where: { id }, data: { deactivatedAt: isActive ? null : new Date() } });
  await seatsHaveChanged(tx, tenantId);
  const type = isActive ? 'directory.memberReactivated' : 'directory.memberDeactivated';
  await recordAct(tx, by(tenantId), { type, subjectId: id });
  const change = isActive ? 'added' : 'deactivated';
  context.after.push(() => bus().announce({ kind: 'member', tenantId, memberId: id, change }));
}

export const by = (tenantId: string) => ({ tenantId, memberId: null });

/** A directory speaks for the firm's own domains, and for no others. */
async function judgeEmail({ tenantId, tx }: ScimContext, given: Given): Promise<string> {
  const email = emailIn(given);
  if (!email) throw scimError(400, 'invalidValue', 'A person needs an e-mail address, in emails or as userName.');
  const domain = email.slice(email.lastIndexOf('@') + 1);
  const proven = await tx.provenDomain.findUnique({ where: { domain } });
  if (proven?.tenantId !== tenantId)
    throw scimError(400, 'invalidValue', `This workspace has not proven that ${domain} is its own. Prove it under Members first.`);
  return email;
}

async function requireFreeName({ tx }: ScimContext, userName: string, id: string | null): Promise<void> {
  const taken = await tx.scimPerson.findFirst({
    where: { userName: { equals: userName, mode: 'insensitive' }, ...(id ? { memberId: { not: id } } : {}) },
  });
  if (taken) throw notUnique(`The userName ${userName} is taken.`);
}

function emailIn({ emails = [], userName }: Given): string | null {
  const told = [emails.find(({ primary }) => primary), emails.find(({ type }) => type === 'work'), emails[0], { value: userName }];
  for (const one of told) {
    const parsed = emailSchema.safeParse(one?.value ?? '');
    if (parsed.success) return parsed.data;
  }
  return null;
}

function nameIn({ displayName, name }: Given): string | null {
  const parts = [name?.givenName, name?.familyName].filter(Boolean).join(' ');
  for (const one of [parts, displayName, name?.formatted]) {
    const parsed = personName.safeParse(one ?? '');
    if (parsed.success) return parsed.data;
  }
  return null;
}

const titleIn = ({ title }: Given): string => (title ?? '').replaceAll(/\s+/g, ' ').trim().slice(0, 80);
