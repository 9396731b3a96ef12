import { withTenant } from '@parley/db/with-tenant';
import { countSeats } from '@parley/db/billing/seats';
import { expect, test } from 'vitest';
import { agreePlan } from '../src/billing/agree-plan.ts';
import { newId } from '../src/id.ts';
import { acceptInvitation } from '../src/invitation/accept-invitation.ts';
import { issueInvitationToken } from '../src/invitation/issue-invitation-token.ts';
import { createInvitations, revokeInvitation } from '../src/invitation/manage-invitations.ts';
import { resendInvitation } from '../src/invitation/resend-invitations.ts';
import { deactivateMember, reactivateMember, setMemberRole } from '../src/member/change-member.ts';
import { buildChannel, buildMember, buildTenant, type BuiltTenant } from '../src/testing/build.ts';
import { openTestCore } from './open-test-core.ts';

openTestCore();

const address = () => `${newId().slice(-12)}@example.com`;
const seatsOf = (tenant: BuiltTenant) => withTenant(tenant.tenantId, (tx) => countSeats(tx));
const invite = (tenant: BuiltTenant, count = 1) =>
  createInvitations(tenant.owner, { emails: Array.from({ length: count }, address), role: 'member' });
const accept = async (tenant: BuiltTenant, invitationId: string) => {
  const issued = await issueInvitationToken(tenant.tenantId, invitationId);
  return acceptInvitation(
    { token: issued?.token ?? '', name: 'New', password: 'a long enough password' },
    { address: newId(), userAgent: 'test' },
  );
};

/** On a busy machine a connection may not be had in time: nothing has happened then, and one asks again. */
async function untilAnswered<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  for (;;)
    try {
      return await ask();
    } catch (error) {
      if ((error as { code?: string }).code !== 'P2028') throw error;
    }
}

test('fifty invitations at once never take more seats than there are, and each that got one can join', async () => {
  const tenant = await buildTenant();
  const admin = await buildMember(tenant, { role: 'admin' });
  const inviters = [tenant.owner, admin];
  const answers = await Promise.allSettled(
    Array.from({ length: 50 }, (_, n) =>
      untilAnswered(() => createInvitations(inviters[n % 2] ?? tenant.owner, { emails: [address()], role: 'member' })),
    ),
  );
  const invited = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value.invited : []));
  const refusals = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason as { code: string }] : []));
  expect(invited).toHaveLength(8);
  expect(new Set(refusals.map(({ code }) => code))).toEqual(new Set(['PLAN_LIMIT']));
  expect(await seatsOf(tenant)).toEqual({ used: 2, invited: 8 });
  const joined = await Promise.allSettled(invited.map(({ id }) => untilAnswered(() => accept(tenant, id))));
  expect(joined.every(({ status }) => status === 'fulfilled')).toBe(true);
  expect(await seatsOf(tenant)).toEqual({ used: 10, invited: 0 });
});

test('of two admins who fill the last seat at once, one is told that there is none', async () => {
  const tenant = await buildTenant();
  const admin = await buildMember(tenant, { role: 'admin' });
  await agreePlan(tenant.tenantId, { plan: 'free', seatLimit: 3 });
  const answers = await Promise.allSettled(
    [tenant.owner, admin].map((actor) => createInvitations(actor, { emails: [address()], role: 'member' })),
  );
  expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(answers.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'PLAN_LIMIT' } });
});

test('a seat is taken and given back by whatever makes somebody a member, or no member', async () => {
  const tenant = await buildTenant();
  const [ana, guest] = [await buildMember(tenant), await buildMember(tenant, { role: 'guest' })];
  await agreePlan(tenant.tenantId, { plan: 'free', seatLimit: 2 });
  await expect(invite(tenant)).rejects.toMatchObject({ code: 'PLAN_LIMIT' });
  await expect(setMemberRole(tenant.owner, { memberId: guest.memberId, role: 'member' })).rejects.toMatchObject({
    code: 'PLAN_LIMIT',
  });
  await deactivateMember(tenant.owner, { memberId: ana.memberId });
  const { invited } = await invite(tenant);
  await expect(reactivateMember(tenant.owner, { memberId: ana.memberId })).rejects.toMatchObject({ code: 'PLAN_LIMIT' });
  await revokeInvitation(tenant.owner, { invitationId: invited[0]?.id ?? '' });
  await reactivateMember(tenant.owner, { memberId: ana.memberId });
  expect(await seatsOf(tenant)).toEqual({ used: 2, invited: 0 });
});

test('guests are free', async () => {
  const tenant = await buildTenant();
  const channelId = await buildChannel(tenant, { kind: 'private' });
  await agreePlan(tenant.tenantId, { plan: 'free', seatLimit: 1 });
  const { invited } = await createInvitations(tenant.owner, { emails: [address()], role: 'guest', channelIds: [channelId] });
  await accept(tenant, invited[0]?.id ?? '');
  expect(await seatsOf(tenant)).toEqual({ used: 1, invited: 0 });
});

test('an invitation that has expired holds no seat, and takes one when it is sent again', async () => {
  const tenant = await buildTenant();
  await agreePlan(tenant.tenantId, { plan: 'free', seatLimit: 2 });
  const { invited } = await invite(tenant);
  const invitationId = invited[0]?.id ?? '';
  await withTenant(tenant.tenantId, (tx) => tx.invitation.updateMany({ data: { expiresAt: new Date(Date.now() - 1_000) } }));
  await buildMember(tenant);
  await expect(resendInvitation(tenant.owner, { invitationId })).rejects.toMatchObject({ code: 'PLAN_LIMIT' });
});

test('a smaller plan keeps out who was invited under the larger one, and the invitation stays open', async () => {
  const tenant = await buildTenant();
  const { invited } = await invite(tenant);
  await agreePlan(tenant.tenantId, { plan: 'free', seatLimit: 1 });
  await expect(accept(tenant, invited[0]?.id ?? '')).rejects.toMatchObject({ code: 'PLAN_LIMIT' });
  await agreePlan(tenant.tenantId, { plan: 'free' });
  await accept(tenant, invited[0]?.id ?? '');
  expect(await seatsOf(tenant)).toEqual({ used: 2, invited: 0 });
});
