import { createChannel, openDirect } from '../channel/create-channel.ts';
import { addChannelMembers } from '../channel/change-channel.ts';
import type { Role } from '@parley/contract/member-view';
import { permissionsOf, type Permission } from '@parley/contract/permission';
import { appendEvent } from '@parley/db/log/append-event';
import { enterTenant, withSystem } from '@parley/db/with-system';
import type { Actor } from '../actor.ts';
import { newId } from '../id.ts';
import { hashPassword } from '../identity/password.ts';
import { startSession } from '../identity/session.ts';
import { signTicket } from '../identity/ticket.ts';
import { insertTenant } from '../workspace/create-workspace.ts';

/**
 * Builders for tests: each test makes its own tenant on the shared database, so that all run in parallel and nothing is
 * ever emptied.
 */
export type BuiltTenant = { tenantId: string; slug: string; owner: BuiltMember; generalId: string };
export type BuiltMember = Actor & { email: string; password: string; sessionToken: string };

const password = 'a long enough password';
let passwordHash: Promise<string> | undefined;
let counter = 0;
const unique = () => `${newId().slice(-8)}${(counter += 1)}`;

async function insertUser(name: string): Promise<{ id: string; email: string; name: string }> {
  passwordHash ??= hashPassword(password);
  const user = { id: newId(), email: `${name.toLowerCase().replace(/[^a-z]+/g, '.')}.${unique()}@example.com`, name };
  const hash = await passwordHash;
  await withSystem((tx) => tx.user.create({ data: { ...user, passwordHash: hash, emailConfirmedAt: new Date() } }));
  return user;
}

/** A tenant with a confirmed owner and #general. `marker` is put into every name, so that a leak shows. */
export async function buildTenant(options: { marker?: string } = {}): Promise<BuiltTenant> {
  const marker = options.marker ?? 'Firm';
  const user = await insertUser(`${marker} Owner`);
  const slug = `t-${unique()}`;
  const { tenantId, memberId, generalId } = await withSystem((tx) =>
    insertTenant(tx, { slug, name: `${marker} ${slug}`, owner: user }),
  );
  const owner = await signedIn(user, { tenantId, slug, memberId, role: 'owner' });
  return { tenantId, slug, owner, generalId };
}

/** A confirmed, signed-in member; in #general unless a guest. */
export async function buildMember(
  tenant: BuiltTenant,
  options: { role?: Role; name?: string; inGeneral?: boolean; granted?: Permission[] } = {},
): Promise<BuiltMember> {
  const { role = 'member', granted = [] } = options;
  const user = await insertUser(options.name ?? `Person ${unique()}`);
  const memberId = newId();
  await withSystem(async (tx) => {
    await tx.membership.create({ data: { userId: user.id, tenantId: tenant.tenantId, memberId } });
    await enterTenant(tx, tenant.tenantId);
    await tx.member.create({
      data: { tenantId: tenant.tenantId, id: memberId, userId: user.id, email: user.email, name: user.name, role },
    });
    await tx.memberPermission.createMany({
      data: granted.map((permission) => ({ tenantId: tenant.tenantId, memberId, permission, grantedBy: tenant.owner.memberId })),
    });
    await appendEvent(tx, {
      streamId: tenant.tenantId,
      type: 'member.joined',
      actorId: memberId,
      subjectId: memberId,
      payload: '{}',
    });
  });
  const member = await signedIn(user, { tenantId: tenant.tenantId, slug: tenant.slug, memberId, role, granted });
  if (options.inGeneral ?? role !== 'guest')
    await addChannelMembers(tenant.owner, { channelId: tenant.generalId, memberIds: [memberId] });
  return member;
}

/** A named channel with these people and the tenant's owner in it; answers its id. */
export async function buildChannel(
  tenant: BuiltTenant,
  options: { name?: string; kind?: 'public' | 'private'; members?: Actor[] } = {},
): Promise<string> {
  const made = await createChannel(tenant.owner, {
    name: options.name ?? `c-${unique()}`,
    kind: options.kind ?? 'public',
    memberIds: (options.members ?? []).map((member) => member.memberId),
  });
  return made.channel.id;
}

export async function buildDirect(from: Actor, to: Actor[]): Promise<string> {
  return (await openDirect(from, { memberIds: to.map((member) => member.memberId) })).channel.id;
}

/** A ticket as the browser would get it, valid for an hour. */
export function ticketFor(member: Actor): string {
  return signTicket({ tenantId: member.tenantId, memberId: member.memberId, sessionId: member.sessionId }, 3_600_000).ticket;
}

async function signedIn(
  user: { id: string; email: string; name: string },
  member: { tenantId: string; slug: string; memberId: string; role: Role; granted?: Permission[] },
): Promise<BuiltMember> {
  const { sessionId, sessionToken } = await startSession(user.id, { address: '127.0.0.1', userAgent: 'test' });
  return {
    ...member,
    permissions: permissionsOf(member.role, member.granted ?? []),
    userId: user.id,
    sessionId,
    sessionToken,
    name: user.name,
    isEmailConfirmed: true,
    email: user.email,
    password,
  };
}
