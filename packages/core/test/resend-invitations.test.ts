import { withTenant } from '@parley/db/with-tenant';
import { expect, test } from 'vitest';
import { agreePlan } from '../src/billing/agree-plan.ts';
import { newId } from '../src/id.ts';
import { createInvitations, revokeInvitation } from '../src/invitation/manage-invitations.ts';
import { countToResend, resendInvitations } from '../src/invitation/resend-invitations.ts';
import { deactivateMember } from '../src/member/change-member.ts';
import { buildMember, buildTenant, type BuiltTenant } from '../src/testing/build.ts';
import { openTestCore } from './open-test-core.ts';

openTestCore();

const dayMs = 86_400_000;
const address = () => `${newId().slice(-12)}@example.com`;

/** Invites so many; their mail went out `daysAgo`. */
async function invite(tenant: BuiltTenant, { count = 1, daysAgo = 2 } = {}) {
  const { invited } = await createInvitations(tenant.owner, { emails: Array.from({ length: count }, address), role: 'member' });
  const where = { id: { in: invited.map(({ id }) => id) } };
  const expiresAt = new Date(Date.now() + (7 - daysAgo) * dayMs);
  await withTenant(tenant.tenantId, (tx) => tx.invitation.updateMany({ where, data: { expiresAt } }));
  return invited;
}

async function memberWith(tenant: BuiltTenant, email: string) {
  const member = await buildMember(tenant);
  await withTenant(tenant.tenantId, (tx) => tx.member.updateMany({ where: { id: member.memberId }, data: { email } }));
  return member;
}

test('sends again to who has not come, and passes over who was written to within the last day', async () => {
  const tenant = await buildTenant();
  const [old] = await invite(tenant);
  await invite(tenant, { daysAgo: 0.5 });
  const [void_] = await invite(tenant);
  await revokeInvitation(tenant.owner, { invitationId: void_?.id ?? '' });
  expect(await countToResend(tenant.owner)).toEqual({ count: 1, lately: 1 });
  expect(await resendInvitations(tenant.owner, {})).toMatchObject({ sent: 1, failed: [], nextCursor: null });
  expect(await countToResend(tenant.owner)).toEqual({ count: 0, lately: 2 });
  const row = await withTenant(tenant.tenantId, (tx) => tx.invitation.findFirstOrThrow({ where: { id: old?.id ?? '' } }));
  expect(row.expiresAt.valueOf()).toBeGreaterThan(Date.now() + 6.9 * dayMs);
});

test('who came in by another way, or was deactivated, gets no mail', async () => {
  const tenant = await buildTenant();
  const [came, gone] = await invite(tenant, { count: 2 });
  await memberWith(tenant, came?.email ?? '');
  const left = await memberWith(tenant, gone?.email ?? '');
  await deactivateMember(tenant.owner, { memberId: left.memberId });
  expect(await countToResend(tenant.owner)).toEqual({ count: 0, lately: 0 });
  expect(await resendInvitations(tenant.owner, {})).toMatchObject({ sent: 0, failed: [] });
});

test('where seats are short, those who hold one are written to, and who would need one is named', async () => {
  const tenant = await buildTenant();
  await agreePlan(tenant.tenantId, { plan: 'free', seatLimit: 3 });
  const lapsed = await invite(tenant, { count: 2, daysAgo: 9 });
  const held = await invite(tenant);
  const { sent, failed } = await resendInvitations(tenant.owner, {});
  expect(sent).toBe(2);
  expect(failed).toEqual([{ email: lapsed[1]?.email, reason: expect.stringContaining('seats of the plan are taken') as string }]);
  expect(held).toHaveLength(1);
});

test('a long list goes out part after part, and each person once', async () => {
  const tenant = await buildTenant();
  await agreePlan(tenant.tenantId, { plan: 'business' });
  await invite(tenant, { count: 50 });
  await invite(tenant, { count: 5 });
  let sent = 0;
  let cursor: string | null = null;
  do {
    const part = await resendInvitations(tenant.owner, { cursor });
    sent += part.sent;
    cursor = part.nextCursor;
  } while (cursor);
  expect(sent).toBe(55);
  expect((await resendInvitations(tenant.owner, {})).sent).toBe(0);
});

test('a member who may not invite is refused, and another workspace is not touched', async () => {
  const [tenant, other] = await Promise.all([buildTenant(), buildTenant()]);
  await invite(tenant);
  await expect(resendInvitations(await buildMember(tenant), {})).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(countToResend(await buildMember(tenant))).rejects.toMatchObject({ code: 'FORBIDDEN' });
  expect((await resendInvitations(other.owner, {})).sent).toBe(0);
  expect((await resendInvitations(tenant.owner, {})).sent).toBe(1);
});
