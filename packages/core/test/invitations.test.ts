import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { agreePlan } from '../src/billing/agree-plan.ts';
import { resolveActor } from '../src/identity/session.ts';
import { signIn } from '../src/identity/sign-in.ts';
import { acceptInvitation, findInvitation } from '../src/invitation/accept-invitation.ts';
import { issueInvitationToken } from '../src/invitation/issue-invitation-token.ts';
import { createInvitations, revokeInvitation } from '../src/invitation/manage-invitations.ts';
import { resendInvitation } from '../src/invitation/resend-invitations.ts';
import { deactivateMember, setMemberRole } from '../src/member/change-member.ts';
import { buildChannel, buildMember, buildTenant, type BuiltTenant } from '../src/testing/build.ts';
import { bootstrap } from '../src/workspace/bootstrap.ts';
import { asOwner } from './as-owner.ts';
import { openTestCore } from './open-test-core.ts';
import { password, from, freshEmail, times, succeeded, refusal, newcomer } from './newcomer.ts';

openTestCore();

describe('an invitation', () => {
  type Invited = { tenant: BuiltTenant; email: string; invitationId: string; token: string };
  async function invited(
    options: { tenant?: BuiltTenant; email?: string; role?: 'admin' | 'member' | 'guest'; channelIds?: string[] } = {},
  ): Promise<Invited> {
    const tenant = options.tenant ?? (await buildTenant());
    const { email = freshEmail(), role = 'member', channelIds } = options;
    const { invited: made } = await createInvitations(tenant.owner, { emails: [email], role, channelIds });
    const invitationId = made[0]?.id ?? '';
    return { tenant, email, invitationId, token: await linkOf(tenant, invitationId) };
  }
  async function linkOf(tenant: BuiltTenant, invitationId: string): Promise<string> {
    const issued = await issueInvitationToken(tenant.tenantId, invitationId);
    if (!issued) throw new Error('no link was made');
    return issued.token;
  }
  const accept = (token: string, given = password) => acceptInvitation({ token, name: 'New Person', password: given }, from());
  const isSpent = { code: 'NOT_FOUND' };

  test('makes its person a member with the role and channels it names, once', async () => {
    const tenant = await buildTenant();
    const channelId = await buildChannel(tenant, { kind: 'private' });
    const { email, token } = await invited({ tenant, role: 'guest', channelIds: [channelId] });
    expect(await findInvitation({ token }, from())).toMatchObject({ workspaceSlug: tenant.slug, email, hasAccount: false });
    expect(await accept(token)).toEqual({ slug: tenant.slug, email, isWaiting: false, signInToken: null });
    const { sessionToken } = await signIn({ email, password, ...from() });
    const actor = await resolveActor(sessionToken, tenant.slug);
    expect(actor).toMatchObject({ role: 'guest', name: 'New Person', isEmailConfirmed: true });
    const first = await bootstrap(actor, { email, isEmailConfirmed: true });
    expect(first.channels.map((mine) => mine.channel.id)).toEqual([channelId]);
    expect(first.members.map((member) => member.id).toSorted()).toEqual([actor.memberId, tenant.owner.memberId].toSorted());
    expect(await refusal(accept(token))).toMatchObject(isSpent);
    expect(await refusal(findInvitation({ token }, from()))).toMatchObject(isSpent);
  });

  test('used by twenty at once makes one member', async () => {
    const { tenant, email, token } = await invited();
    expect(succeeded(await times(20, () => accept(token)))).toBe(1);
    expect(await asOwner('SELECT 1 FROM app.member WHERE tenant_id = $1 AND email = $2', [tenant.tenantId, email])).toHaveLength(1);
    expect(await asOwner('SELECT 1 FROM identity.user WHERE email = $1', [email])).toHaveLength(1);
  });

  test('of ten people accepted at once, while others are added to #general, lets all of them in', async () => {
    const tenant = await buildTenant();
    await agreePlan(tenant.tenantId, { plan: 'business' });
    const invitations = await Promise.all(Array.from({ length: 10 }, () => invited({ tenant })));
    const joined = times(10, async (i) => accept(invitations[i]?.token ?? ''));
    const added = times(10, () => buildMember(tenant));
    expect(succeeded([...(await joined), ...(await added)])).toBe(20);
    const [row] = await asOwner<{ member_count: number }>('SELECT member_count FROM app.channel WHERE id = $1', [tenant.generalId]);
    expect(row?.member_count).toBe(21);
  });

  test('ends when it expires', async () => {
    const { tenant, token, invitationId } = await invited();
    expect(await refusal(findInvitation({ token }, from()))).toEqual({ code: 'ok' });
    await asOwner("UPDATE app.invitation SET expires_at = now() - interval '1 second' WHERE tenant_id = $1 AND id = $2", [
      tenant.tenantId,
      invitationId,
    ]);
    expect(await refusal(accept(token))).toMatchObject(isSpent);
  });

  test('ends when it is revoked', async () => {
    const { tenant, token, invitationId } = await invited();
    expect(await refusal(findInvitation({ token }, from()))).toEqual({ code: 'ok' });
    await revokeInvitation(tenant.owner, { invitationId });
    expect(await refusal(accept(token))).toMatchObject(isSpent);
    expect(await issueInvitationToken(tenant.tenantId, invitationId)).toBeNull();
  });

  test('sent again has a new link, and the old one stops working', async () => {
    const { tenant, token, invitationId } = await invited();
    await resendInvitation(tenant.owner, { invitationId });
    const newer = await linkOf(tenant, invitationId);
    expect(newer).not.toBe(token);
    expect(await refusal(accept(token))).toMatchObject(isSpent);
    expect(await refusal(accept(newer))).toEqual({ code: 'ok' });
  });

  test('opens no other workspace, however its link is altered', async () => {
    const [{ token, tenant }, other] = await Promise.all([invited(), invited()]);
    const secret = token.split('.')[1] ?? '';
    for (const altered of [
      `${other.tenant.tenantId}.${secret}`,
      secret,
      `${tenant.tenantId}.`,
      `${tenant.tenantId}.${secret}x`,
      `${randomUUID()}.${secret}`,
    ])
      expect(await refusal(accept(altered))).toMatchObject(isSpent);
    expect(await accept(token)).toMatchObject({ slug: tenant.slug });
  });

  test('cannot take over an account: who has one joins with its own password', async () => {
    const { email, userId } = await newcomer();
    const { token, tenant } = await invited({ email });
    const hash = () => asOwner('SELECT password_hash FROM identity.user WHERE id = $1', [userId]);
    const before = await hash();
    expect((await findInvitation({ token }, from())).hasAccount).toBe(true);
    expect(await refusal(accept(token, 'a password of the thief'))).toMatchObject({ code: 'INVALID' });
    expect(await hash()).toEqual(before);
    expect(await accept(token)).toEqual({ slug: tenant.slug, email, isWaiting: false, signInToken: null });
    expect(await hash()).toEqual(before);
  });

  test('takes no weak password for a new account', async () => {
    const { token } = await invited();
    expect(await refusal(accept(token, 'short'))).toMatchObject({ code: 'INVALID' });
    expect(await refusal(accept(token))).toEqual({ code: 'ok' });
  });

  test('does not guess at the password of an account for ever', async () => {
    const { email } = await newcomer();
    const { token } = await invited({ email });
    const here = from();
    const codes = [];
    for (let i = 0; i < 11; i += 1)
      codes.push((await refusal(acceptInvitation({ token, name: 'Thief', password: `guess number ${i}` }, here))).code);
    expect(codes).toEqual([...Array(10).fill('INVALID'), 'RATE_LIMITED']);
  });

  test('is not made twice for one person, nor for a member', async () => {
    const { tenant, email } = await invited();
    const member = await buildMember(tenant);
    const again = await createInvitations(tenant.owner, { emails: [email, member.email, freshEmail()], role: 'member' });
    expect(again.invited).toHaveLength(1);
    expect(again.skipped.map((one) => one.email)).toEqual([email, member.email]);
  });
});

describe('the last owner', () => {
  test('stays one, while another owner may be demoted', async () => {
    const tenant = await buildTenant();
    const second = await buildMember(tenant, { role: 'owner' });
    await setMemberRole(tenant.owner, { memberId: second.memberId, role: 'member' });
    const demoted = { ...second };
    expect(await refusal(setMemberRole(demoted, { memberId: tenant.owner.memberId, role: 'member' }))).toMatchObject({
      code: 'CONFLICT',
      rule: 'never-without-an-owner',
    });
    expect(await refusal(deactivateMember(demoted, { memberId: tenant.owner.memberId }))).toMatchObject({ code: 'CONFLICT' });
    expect(await refusal(setMemberRole(tenant.owner, { memberId: tenant.owner.memberId, role: 'member' }))).toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  test.each(['demote', 'deactivate'])('is left when two owners %s each other at the same moment', async (act) => {
    for (let i = 0; i < 5; i += 1) {
      const tenant = await buildTenant();
      const second = await buildMember(tenant, { role: 'owner' });
      const end = (actor: typeof second, memberId: string) =>
        act === 'demote' ? setMemberRole(actor, { memberId, role: 'member' }) : deactivateMember(actor, { memberId });
      const results = await Promise.allSettled([end(tenant.owner, second.memberId), end(second, tenant.owner.memberId)]);
      expect(succeeded(results)).toBe(1);
      const owners = await asOwner("SELECT 1 FROM app.member WHERE tenant_id = $1 AND role = 'owner' AND deactivated_at IS NULL", [
        tenant.tenantId,
      ]);
      expect(owners).toHaveLength(1);
    }
  });

  test('is protected from admins, who make no owners either', async () => {
    const tenant = await buildTenant();
    const [admin, member] = await Promise.all([buildMember(tenant, { role: 'admin' }), buildMember(tenant)]);
    expect(await refusal(setMemberRole(admin, { memberId: member.memberId, role: 'guest' }))).toEqual({ code: 'ok' });
    const forbidden = { code: 'FORBIDDEN', rule: 'owners-alone-touch-owners' };
    expect(await refusal(setMemberRole(admin, { memberId: member.memberId, role: 'owner' }))).toMatchObject(forbidden);
    expect(await refusal(setMemberRole(admin, { memberId: tenant.owner.memberId, role: 'member' }))).toMatchObject(forbidden);
    expect(await refusal(deactivateMember(admin, { memberId: tenant.owner.memberId }))).toMatchObject(forbidden);
  });
});
