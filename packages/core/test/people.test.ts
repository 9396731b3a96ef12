import { withTenant } from '@parley/db/with-tenant';
import { expect, test } from 'vitest';
import { listAudit } from '../src/audit/list-audit.ts';
import { newId } from '../src/id.ts';
import { issueEmailToken } from '../src/identity/issue-email-token.ts';
import { signInByLink } from '../src/identity/magic-link.ts';
import { resolveActor } from '../src/identity/session.ts';
import { acceptInvitation } from '../src/invitation/accept-invitation.ts';
import { issueInvitationToken } from '../src/invitation/issue-invitation-token.ts';
import { createInvitations } from '../src/invitation/manage-invitations.ts';
import { deactivateMany, setRoleOfMany } from '../src/member/change-many-members.ts';
import { reactivateMember, setMemberRole } from '../src/member/change-member.ts';
import { endGuest, findEndingGuest, setGuestEnd } from '../src/member/guest-end.ts';
import { handOverOwnership } from '../src/member/hand-over.ts';
import { listMemberTable } from '../src/member/list-member-table.ts';
import { writeMemberFile } from '../src/member/write-member-file.ts';
import { buildChannel, buildMember, buildTenant } from '../src/testing/build.ts';
import { openTestCore } from './open-test-core.ts';

openTestCore();

const client = () => ({ address: newId(), userAgent: 'test' });
const day = 86_400_000;
const ownersOf = (tenantId: string) =>
  withTenant(tenantId, (tx) => tx.member.count({ where: { role: 'owner', deactivatedAt: null } }));

test('a workspace is handed over in one step, by an owner alone', async () => {
  const tenant = await buildTenant();
  const [ana, guest] = [await buildMember(tenant, { name: 'Ana' }), await buildMember(tenant, { role: 'guest', name: 'Guest' })];
  await expect(handOverOwnership(ana, { memberId: tenant.owner.memberId })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(handOverOwnership(tenant.owner, { memberId: guest.memberId })).rejects.toMatchObject({ code: 'INVALID' });
  await expect(handOverOwnership(tenant.owner, { memberId: newId() })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect(await handOverOwnership(tenant.owner, { memberId: ana.memberId })).toMatchObject({ role: 'owner' });
  expect((await resolveActor(tenant.owner.sessionToken, tenant.slug)).role).toBe('admin');
  const log = (await listAudit({ ...ana, role: 'owner' }, {})).entries;
  expect(log.map(({ type }) => type)).toContain('member.ownershipHandedOver');
  expect(await ownersOf(tenant.tenantId)).toBe(1);
  await expect(handOverOwnership(tenant.owner, { memberId: ana.memberId })).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('there is never a moment without an owner, whoever hands over, steps down or deactivates at the same time', async () => {
  const tenant = await buildTenant();
  const [ana, ben] = [await buildMember(tenant, { name: 'Ana' }), await buildMember(tenant, { name: 'Ben' })];
  await setMemberRole(tenant.owner, { memberId: ana.memberId, role: 'owner' });
  const owners = [tenant.owner, { ...ana, role: 'owner' as const }];
  const [first, second] = [tenant.owner, owners[1] ?? ana];
  await Promise.allSettled([
    handOverOwnership(first, { memberId: ben.memberId }),
    handOverOwnership(second, { memberId: ben.memberId }),
    setMemberRole(first, { memberId: second.memberId, role: 'member' }),
    setMemberRole(second, { memberId: first.memberId, role: 'member' }),
    deactivateMany(first, { memberIds: [second.memberId, ben.memberId] }),
    deactivateMany(second, { memberIds: [first.memberId, ben.memberId] }),
  ]);
  expect(await ownersOf(tenant.tenantId)).toBeGreaterThan(0);
});

test('the table narrows, sorts and pages without losing or doubling anybody, and belongs to its firm', async () => {
  const [tenant, other] = [await buildTenant(), await buildTenant()];
  const people = await Promise.all(
    Array.from({ length: 6 }, (_, n) => buildMember(tenant, { name: `Person ${'fedcba'[n]}`, role: n < 2 ? 'guest' : 'member' })),
  );
  await deactivateMany(tenant.owner, { memberIds: [people[5]?.memberId ?? ''] });
  await resolveActor(people[3]?.sessionToken ?? '', tenant.slug);
  const names = async (filter: Parameters<typeof listMemberTable>[1]) =>
    (await listMemberTable(tenant.owner, filter)).items.map(({ name }) => name);
  expect(await names({ role: 'guest' })).toEqual(['Person e', 'Person f']);
  expect(await names({ role: 'guest', isDescending: true })).toEqual(['Person f', 'Person e']);
  expect(await names({ state: 'deactivated' })).toEqual(['Person a']);
  expect(await names({ query: 'PERSON_' })).toEqual([]);
  expect(await names({ query: 'person b' })).toEqual(['Person b']);
  expect(await names({ hasSecondFactor: true })).toEqual([]);
  expect((await listMemberTable(tenant.owner, {})).items).toHaveLength(7);
  expect((await listMemberTable(other.owner, {})).items).toHaveLength(1);
  await expect(listMemberTable(people[4] ?? tenant.owner, {})).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('pages of the table join without a gap in every order', async () => {
  const tenant = await buildTenant();
  await Promise.all(Array.from({ length: 54 }, (_, n) => buildMember(tenant, { name: `Same ${n % 3}`, inGeneral: false })));
  for (const sort of ['name', 'joined', 'active'] as const)
    for (const isDescending of [false, true]) {
      const first = await listMemberTable(tenant.owner, { sort, isDescending });
      const second = await listMemberTable(tenant.owner, { sort, isDescending, cursor: first.nextCursor });
      const ids = [...first.items, ...second.items].map(({ id }) => id);
      expect([ids.length, new Set(ids).size, second.nextCursor]).toEqual([55, 55, null]);
    }
});

test('the table as a file holds no formula, and taking it is an entry', async () => {
  const tenant = await buildTenant();
  await buildMember(tenant, { name: '=HYPERLINK("http://evil.example")' });
  let file = '';
  for await (const part of await writeMemberFile(tenant.owner, {})) file += part;
  expect(file).toContain(`"'=HYPERLINK`);
  expect((await listAudit(tenant.owner, {})).entries.map(({ type }) => type)).toContain('members.exported');
});

test('an act on several answers for each: done, so already, refused and why', async () => {
  const tenant = await buildTenant();
  const admin = await buildMember(tenant, { role: 'admin', name: 'Admin' });
  const [ana, ben] = [await buildMember(tenant, { name: 'Ana' }), await buildMember(tenant, { name: 'Ben', role: 'guest' })];
  const all = [ana, ben, admin, tenant.owner].map(({ memberId }) => memberId);
  const { results } = await setRoleOfMany(admin, { memberIds: [...all, newId()], role: 'guest' });
  const outcome = (memberId: string) => results.find((one) => one.memberId === memberId);
  expect(results).toHaveLength(4);
  expect(outcome(ana.memberId)).toMatchObject({ outcome: 'done', before: 'member' });
  expect(outcome(ben.memberId)).toMatchObject({ outcome: 'unchanged' });
  expect(outcome(admin.memberId)).toMatchObject({ outcome: 'refused' });
  expect(outcome(tenant.owner.memberId)).toMatchObject({ outcome: 'refused' });
});

test('a guest joins and comes back by mailed links that work once, without a password', async () => {
  const tenant = await buildTenant();
  const channelId = await buildChannel(tenant, { kind: 'private' });
  const email = `guest.${newId().slice(-8)}@example.com`;
  const guestUntil = new Date(Date.now() + 10 * day);
  const { invited } = await createInvitations(tenant.owner, {
    emails: [email],
    role: 'guest',
    channelIds: [channelId],
    guestUntil,
  });
  const issued = await issueInvitationToken(tenant.tenantId, invited[0]?.id ?? '');
  const accepted = await acceptInvitation({ token: issued?.token ?? '', name: 'Priya' }, client());
  const token = accepted.signInToken ?? '';
  const { sessionToken } = await signInByLink({ token, ...client() });
  const actor = await resolveActor(sessionToken, tenant.slug);
  expect(actor).toMatchObject({ role: 'guest', name: 'Priya' });
  await expect(signInByLink({ token, ...client() })).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });

  const mailed = await issueEmailToken({ kind: 'signIn', user: { email }, request: { id: newId(), at: new Date() } });
  const twice = await Promise.allSettled([1, 2].map(() => signInByLink({ token: mailed?.token ?? '', ...client() })));
  expect(twice.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  const confirm = await issueEmailToken({ kind: 'reset', user: { email }, request: { id: newId(), at: new Date() } });
  await expect(signInByLink({ token: confirm?.token ?? '', ...client() })).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  const { items } = await listMemberTable(tenant.owner, { role: 'guest' });
  expect(items).toMatchObject([{ name: 'Priya', endsAt: guestUntil.toISOString() }]);
});

test('an invited member cannot leave the password out', async () => {
  const tenant = await buildTenant();
  const { invited } = await createInvitations(tenant.owner, { emails: [`m.${newId().slice(-8)}@example.com`], role: 'member' });
  const issued = await issueInvitationToken(tenant.tenantId, invited[0]?.id ?? '');
  await expect(acceptInvitation({ token: issued?.token ?? '', name: 'M' }, client())).rejects.toMatchObject({ code: 'INVALID' });
});

test('a guest is told before the end, is out at the end, and may be let in again', async () => {
  const tenant = await buildTenant();
  const [guest, ana] = [await buildMember(tenant, { role: 'guest', name: 'Guest' }), await buildMember(tenant, { name: 'Ana' })];
  const { tenantId } = tenant;
  const set = (endsAt: Date | null) => setGuestEnd(tenant.owner, { memberId: guest.memberId, endsAt });
  await expect(set(new Date(Date.now() - 1_000))).rejects.toMatchObject({ code: 'INVALID' });
  await expect(setGuestEnd(tenant.owner, { memberId: ana.memberId, endsAt: new Date(Date.now() + day) })).rejects.toMatchObject({
    code: 'INVALID',
  });
  await set(new Date(Date.now() + 30 * day));
  expect(await findEndingGuest(tenantId, guest.memberId)).toBeNull();
  await endGuest({ tenantId, memberId: guest.memberId });
  expect((await resolveActor(guest.sessionToken, tenant.slug)).memberId).toBe(guest.memberId);
  await set(new Date(Date.now() + 2 * day));
  expect(await findEndingGuest(tenantId, guest.memberId)).toMatchObject({ email: guest.email });

  await withTenant(tenantId, (tx) =>
    tx.member.updateMany({ where: { id: guest.memberId }, data: { endsAt: new Date(Date.now() - 1_000) } }),
  );
  await expect(resolveActor(guest.sessionToken, tenant.slug)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await endGuest({ tenantId, memberId: guest.memberId });
  const log = (await listAudit(tenant.owner, {})).entries;
  expect(log.find(({ type }) => type === 'member.ended')).toMatchObject({ actor: null, subject: { memberId: guest.memberId } });
  await reactivateMember(tenant.owner, { memberId: guest.memberId });
  expect((await resolveActor(guest.sessionToken, tenant.slug)).memberId).toBe(guest.memberId);
});
