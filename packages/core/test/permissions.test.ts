import { expect, test } from 'vitest';
import { listAudit } from '../src/audit/list-audit.ts';
import { resolveActor } from '../src/identity/session.ts';
import { setMemberRole } from '../src/member/change-member.ts';
import { listPermissions, setPermission } from '../src/permission/permissions.ts';
import { openConnection } from '../src/realtime/open-connection.ts';
import { buildMember, buildTenant, type BuiltMember } from '../src/testing/build.ts';
import { openTestCore } from './open-test-core.ts';

openTestCore();

const heldBy = async (member: BuiltMember) => (await resolveActor(member.sessionToken, member.slug)).permissions;
const give = (owner: BuiltMember, member: BuiltMember, isGranted = true) =>
  setPermission(owner, { memberId: member.memberId, permission: 'billing', isGranted });

test('what an owner gives holds with the next request and connection, and is an entry with before and after', async () => {
  const { owner, ...tenant } = await buildTenant();
  const member = await buildMember({ owner, ...tenant });
  expect(await heldBy(member)).toEqual([]);
  await give(owner, member);
  expect(await heldBy(member)).toEqual(['billing']);
  expect((await openConnection(member, '127.0.0.1')).actor.permissions).toEqual(['billing']);
  const [, entry] = (await listAudit(owner, {})).entries;
  expect(entry).toMatchObject({ type: 'member.permissionsChanged' });
  const listed = (await listPermissions(owner, {})).items;
  expect(listed.map(({ memberId, granted }) => [memberId, granted])).toEqual([
    [owner.memberId, []],
    [member.memberId, ['billing']],
  ]);
  await give(owner, member, false);
  expect(await heldBy(member)).toEqual([]);
});

test('only owners give: neither an admin nor whoever manages people raises themselves or others', async () => {
  const tenant = await buildTenant();
  const [admin, people, member] = [
    await buildMember(tenant, { role: 'admin' }),
    await buildMember(tenant, { granted: ['people'] }),
    await buildMember(tenant),
  ];
  for (const actor of [admin, people, member])
    for (const to of [actor, member])
      await expect(give(actor, to)).rejects.toMatchObject({ code: expect.stringMatching(/FORBIDDEN/) });
  await expect(setMemberRole(people, { memberId: member.memberId, role: 'admin' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(setMemberRole(people, { memberId: admin.memberId, role: 'guest' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  expect(await setMemberRole(people, { memberId: member.memberId, role: 'guest' })).toMatchObject({ role: 'guest' });
});

test('a guest holds nothing, and what they held before does not come back with a later role', async () => {
  const tenant = await buildTenant();
  const member = await buildMember(tenant, { granted: ['billing', 'archive'] });
  expect(await heldBy(member)).toEqual(['billing', 'archive']);
  await setMemberRole(tenant.owner, { memberId: member.memberId, role: 'guest' });
  expect(await heldBy(member)).toEqual([]);
  await expect(give(tenant.owner, member)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await setMemberRole(tenant.owner, { memberId: member.memberId, role: 'member' });
  expect(await heldBy(member)).toEqual([]);
});

test('somebody of another workspace cannot be given anything, and is not said to exist', async () => {
  const [tenant, other] = [await buildTenant(), await buildTenant()];
  await expect(give(tenant.owner, other.owner)).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('what a role carries is changed with the role', async () => {
  const tenant = await buildTenant();
  const admin = await buildMember(tenant, { role: 'admin' });
  await expect(give(tenant.owner, admin)).rejects.toMatchObject({ code: 'CONFLICT', rule: 'roles-carry-permissions' });
  await setPermission(tenant.owner, { memberId: admin.memberId, permission: 'archive', isGranted: true });
  expect(await heldBy(admin)).toEqual(['people', 'billing', 'rules', 'archive']);
});
