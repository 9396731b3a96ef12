import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { agreePlan } from '../src/billing/agree-plan.ts';
import { toErrorBody } from '../src/app-error.ts';
import type { Announcement } from '../src/bus/announcement.ts';
import { bus } from '../src/bus/bus.ts';
import { changePassword, confirmEmail, getAccount, requestPasswordReset, resetPassword } from '../src/identity/account.ts';
import { issueEmailToken } from '../src/identity/issue-email-token.ts';
import { hashPassword } from '../src/identity/password.ts';
import { listSessions, revokeOtherSessions, revokeSession } from '../src/identity/devices.ts';
import { endSession, findSession, requireSignedIn, resolveActor, startSession } from '../src/identity/session.ts';
import { signIn } from '../src/identity/sign-in.ts';
import { throttle } from '../src/identity/throttle.ts';
import { signTicket, verifyTicket } from '../src/identity/ticket.ts';
import { acceptInvitation, findInvitation } from '../src/invitation/accept-invitation.ts';
import { issueInvitationToken } from '../src/invitation/issue-invitation-token.ts';
import { createInvitations, resendInvitation, revokeInvitation } from '../src/invitation/manage-invitations.ts';
import { deactivateMember, reactivateMember, setMemberRole } from '../src/member/change-member.ts';
import { openConnection } from '../src/realtime/open-connection.ts';
import { buildChannel, buildMember, buildTenant, ticketFor, type BuiltTenant } from '../src/testing/build.ts';
import { bootstrap } from '../src/workspace/bootstrap.ts';
import { createWorkspace, signUp } from '../src/workspace/create-workspace.ts';
import { asOwner } from './as-owner.ts';
import { openTestCore } from './open-test-core.ts';

openTestCore();

const password = 'a long enough password';
const from = (address = `at-${randomUUID()}`) => ({ address, userAgent: 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0' });
const freshEmail = () => `person.${randomUUID()}@example.com`;
const times = <Result>(n: number, fn: (i: number) => Promise<Result>) =>
  Promise.allSettled(Array.from({ length: n }, (_, i) => fn(i)));
const succeeded = (results: PromiseSettledResult<unknown>[]) => results.filter((result) => result.status === 'fulfilled').length;
const refusal = (act: Promise<unknown>) =>
  act.then(
    () => ({ code: 'ok' as string }),
    (error: unknown) => toErrorBody(error),
  );

async function newcomer() {
  const email = freshEmail();
  const { slug } = await signUp({ companyName: 'Harbour & Lane', name: 'Ana Lane', email, password }, from());
  const signedIn = await signIn({ email, password, ...from() });
  return { slug, ...signedIn, actor: await resolveActor(signedIn.sessionToken, slug) };
}

describe('signing up', () => {
  test('makes a workspace with its owner in #general, and the owner can sign in', async () => {
    const { actor, slug, email, sessionToken } = await newcomer();
    expect(actor).toMatchObject({ role: 'owner', name: 'Ana Lane', isEmailConfirmed: false, slug });
    const first = await bootstrap(actor, { email, isEmailConfirmed: false });
    expect(first.channels.map((mine) => mine.channel.name)).toEqual(['general']);
    expect(first.can).toMatchObject({ administer: true, invite: false });
    expect((await getAccount(await requireSignedIn(sessionToken))).workspaces).toEqual([
      { slug, name: 'Harbour & Lane', memberCount: 1, role: 'owner' },
    ]);
  });

  test('with an address that has an account asks for its password, and then adds a workspace', async () => {
    const { email, sessionToken } = await newcomer();
    const again = (given: string) => signUp({ companyName: 'Second', name: 'Somebody', email, password: given }, from());
    expect(await refusal(again('another long password'))).toMatchObject({ code: 'CONFLICT' });
    expect((await getAccount(await requireSignedIn(sessionToken))).workspaces).toHaveLength(1);
    await again(password);
    expect((await getAccount(await requireSignedIn(sessionToken))).workspaces).toHaveLength(2);
  });

  test('of the same person ten times at once makes one account', async () => {
    const email = freshEmail();
    const results = await times(10, () => signUp({ companyName: 'Race & Co', name: 'Ana', email, password }, from()));
    expect(succeeded(results)).toBeGreaterThan(0);
    expect(await asOwner('SELECT 1 FROM identity.user WHERE email = $1', [email])).toHaveLength(1);
    for (const result of results) if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'CONFLICT' });
  });

  test('of ten firms with one name gives each an address of its own', async () => {
    const name = `Twin ${randomUUID().slice(0, 8)}`;
    const results = await times(10, () => signUp({ companyName: name, name: 'Ana', email: freshEmail(), password }, from()));
    const slugs = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value.slug] : []));
    expect(new Set(slugs).size).toBe(10);
  });
});

describe('signing in', () => {
  test('answers an unknown address and a wrong password with the same bytes', async () => {
    const { email } = await newcomer();
    expect(await refusal(signIn({ email, password, ...from() }))).toEqual({ code: 'ok' });
    const wrong = await refusal(signIn({ email, password: 'not the password', ...from() }));
    const unknown = await refusal(signIn({ email: freshEmail(), password: 'not the password', ...from() }));
    expect(wrong).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(JSON.stringify(unknown)).toBe(JSON.stringify(wrong));
  });

  test('takes the same time for both', async () => {
    const { email } = await newcomer();
    const timed = async (address: string) => {
      const start = performance.now();
      await refusal(signIn({ email: address, password: 'not the password', ...from() }));
      return performance.now() - start;
    };
    const wrong: number[] = [];
    const unknown: number[] = [];
    for (let i = 0; i < 15; i += 1) {
      wrong.push(await timed(email));
      unknown.push(await timed(freshEmail()));
    }
    const median = (all: number[]) => all.toSorted((a, b) => a - b)[7] ?? 0;
    // Without the decoy, the unknown address would be answered ten times sooner.
    expect(median(unknown) / median(wrong)).toBeGreaterThan(0.6);
    expect(median(unknown) / median(wrong)).toBeLessThan(1.6);
  });

  test('folds case and blanks of the address, and nothing of the password', async () => {
    const { email } = await newcomer();
    expect(await refusal(signIn({ email: ` ${email.toUpperCase()} `, password, ...from() }))).toEqual({ code: 'ok' });
    expect(await refusal(signIn({ email, password: `${password} `, ...from() }))).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await refusal(signIn({ email, password: password.toUpperCase(), ...from() }))).toMatchObject({
      code: 'UNAUTHENTICATED',
    });
  });

  test('is an entry in the log of the workspace', async () => {
    const { actor } = await newcomer();
    const rows = await asOwner('SELECT 1 FROM app.event WHERE stream_id = $1 AND type = $2 AND actor_id = $3', [
      actor.tenantId,
      'session.started',
      actor.memberId,
    ]);
    expect(rows).toHaveLength(1);
  });
});

describe('a guesser', () => {
  test('at one address is stopped after ten tries at an account, and told how long to wait', async () => {
    const { email } = await newcomer();
    const here = from();
    for (let i = 0; i < 10; i += 1)
      expect(await refusal(signIn({ email, password: `guess ${i}`, ...here }))).toMatchObject({ code: 'UNAUTHENTICATED' });
    const stopped = await refusal(signIn({ email, password, ...here }));
    expect(stopped).toMatchObject({ code: 'RATE_LIMITED', retryAfterMs: expect.any(Number) });
    expect('retryAfterMs' in stopped && (stopped.retryAfterMs ?? 0)).toBeGreaterThan(60_000);
  });

  test('does not shut the person out, who signs in from elsewhere', async () => {
    const { email } = await newcomer();
    const here = from();
    await times(12, (i) => signIn({ email, password: `guess ${i}`, ...here }));
    expect(await refusal(signIn({ email, password, ...here }))).toMatchObject({ code: 'RATE_LIMITED' });
    expect(await refusal(signIn({ email, password, ...from() }))).toEqual({ code: 'ok' });
  });

  test('at many addresses is stopped too', async () => {
    const { email } = await newcomer();
    await throttle('signIn.accountAnywhere', email, 99);
    expect(await refusal(signIn({ email, password: 'guess', ...from() }))).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await refusal(signIn({ email, password: 'guess', ...from() }))).toMatchObject({ code: 'RATE_LIMITED' });
  });

  test('at one address is stopped over all accounts, known or not', async () => {
    const here = from();
    const { email } = await newcomer();
    await throttle('signIn.address', here.address, 599);
    expect(await refusal(signIn({ email: freshEmail(), password, ...here }))).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await refusal(signIn({ email: freshEmail(), password, ...here }))).toMatchObject({ code: 'RATE_LIMITED' });
    expect(await refusal(signIn({ email, password, ...here }))).toMatchObject({ code: 'RATE_LIMITED' });
  });

  test('of an unknown address is stopped alike, so that the limit tells nothing', async () => {
    const here = from();
    const email = freshEmail();
    const codes = [];
    for (let i = 0; i < 11; i += 1) codes.push((await refusal(signIn({ email, password: `guess ${i}`, ...here }))).code);
    expect(codes).toEqual([...Array(10).fill('UNAUTHENTICATED'), 'RATE_LIMITED']);
  });

  test('is forgiven by a success', async () => {
    const { email } = await newcomer();
    const here = from();
    for (const round of [1, 2]) {
      for (let i = 0; i < 9; i += 1) await refusal(signIn({ email, password: `guess ${round} ${i}`, ...here }));
      expect(await refusal(signIn({ email, password, ...here }))).toEqual({ code: 'ok' });
    }
  });

  test('of an address as long as addresses may be is counted like any other', async () => {
    const email = `${'a'.repeat(240)}@example.com`;
    expect(await refusal(signIn({ email, password, ...from() }))).toMatchObject({ code: 'UNAUTHENTICATED' });
  });
});

describe('a session', () => {
  test('ends at once when it is revoked, for requests and for connections, and every node is told', async () => {
    const { actor, sessionToken, email } = await newcomer();
    const other = await signIn({ email, password, ...from() });
    const heard: Announcement[] = [];
    const listening = await bus().listen(
      (announcement) => heard.push(announcement),
      () => {},
    );
    const ticket = verifyTicket(ticketFor(actor));
    expect((await openConnection(ticket)).actor.memberId).toBe(actor.memberId);

    await revokeSession(await requireSignedIn(other.sessionToken), actor.sessionId);
    expect(await findSession(sessionToken)).toBeNull();
    await expect(resolveActor(sessionToken, actor.slug)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    await expect(openConnection(ticket)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await findSession(other.sessionToken)).not.toBeNull();
    await expect.poll(() => heard).toContainEqual({ kind: 'session', sessionIds: [actor.sessionId], reason: 'signedOut' });
    await listening.close();
  });

  test('of somebody else cannot be revoked, and is not said to exist', async () => {
    const [mine, theirs] = await Promise.all([newcomer(), newcomer()]);
    const signedIn = await requireSignedIn(mine.sessionToken);
    const foreign = await refusal(revokeSession(signedIn, theirs.actor.sessionId));
    expect(foreign).toEqual(await refusal(revokeSession(signedIn, randomUUID())));
    expect(foreign).toMatchObject({ code: 'NOT_FOUND' });
    expect(await findSession(theirs.sessionToken)).not.toBeNull();
    await revokeSession(await requireSignedIn(theirs.sessionToken), theirs.actor.sessionId);
    expect(await findSession(theirs.sessionToken)).toBeNull();
  });

  test('is listed with its device, and all others can be ended in one go', async () => {
    const { email, sessionToken } = await newcomer();
    const others = [await signIn({ email, password, ...from() }), await signIn({ email, password, ...from() })];
    const signedIn = await requireSignedIn(sessionToken);
    const sessions = await listSessions(signedIn);
    expect(sessions).toHaveLength(3);
    expect(sessions.filter((session) => session.isCurrent)).toMatchObject([{ id: signedIn.sessionId, device: 'Firefox on Linux' }]);
    expect(await revokeOtherSessions(signedIn)).toBe(2);
    expect(await listSessions(signedIn)).toHaveLength(1);
    for (const other of others) expect(await findSession(other.sessionToken)).toBeNull();
  });

  test('ends by signing out, and when its time is over', async () => {
    const { sessionToken, userId } = await newcomer();
    await endSession(sessionToken);
    expect(await findSession(sessionToken)).toBeNull();
    const late = await startSession(userId, from());
    expect(await findSession(late.sessionToken)).not.toBeNull();
    await asOwner("UPDATE identity.session SET expires_at = now() - interval '1 second' WHERE id = $1", [late.sessionId]);
    expect(await findSession(late.sessionToken)).toBeNull();
  });

  test('opens only the workspaces of its person: another is answered like one that does not exist', async () => {
    const [mine, theirs] = await Promise.all([newcomer(), newcomer()]);
    expect(await refusal(resolveActor(mine.sessionToken, mine.slug))).toEqual({ code: 'ok' });
    const foreign = await refusal(resolveActor(mine.sessionToken, theirs.slug));
    expect(foreign).toMatchObject({ code: 'NOT_FOUND' });
    expect(foreign).toEqual(await refusal(resolveActor(mine.sessionToken, 'no-such-workspace')));
  });

  test('opens no workspace in which its person was deactivated, and the others still', async () => {
    const tenant = await buildTenant();
    const member = await buildMember(tenant);
    const second = await createWorkspace(await requireSignedIn(member.sessionToken), { companyName: 'Own Firm' });
    const ticket = verifyTicket(ticketFor(member));
    await openConnection(ticket);
    await deactivateMember(tenant.owner, { memberId: member.memberId });
    await expect(resolveActor(member.sessionToken, tenant.slug)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(openConnection(ticket)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    expect((await resolveActor(member.sessionToken, second.slug)).role).toBe('owner');
    await reactivateMember(tenant.owner, { memberId: member.memberId });
    expect((await resolveActor(member.sessionToken, tenant.slug)).memberId).toBe(member.memberId);
  });
});

describe('a password', () => {
  test('is kept as argon2id with 19 MiB and two passes', async () => {
    expect(await hashPassword(password)).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    const { userId } = await newcomer();
    const [row] = await asOwner<{ hash: string }>('SELECT password_hash AS hash FROM identity.user WHERE id = $1', [userId]);
    expect(row?.hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  test('is changed by who knows the present one, which signs the other devices out', async () => {
    const { email, sessionToken } = await newcomer();
    const other = await signIn({ email, password, ...from() });
    const signedIn = await requireSignedIn(sessionToken);
    expect(await refusal(changePassword(signedIn, { current: 'not the password', next: 'the next password' }))).toMatchObject({
      code: 'INVALID',
    });
    expect(await findSession(other.sessionToken)).not.toBeNull();
    await changePassword(signedIn, { current: password, next: 'the next password' });
    expect(await findSession(other.sessionToken)).toBeNull();
    expect(await findSession(sessionToken)).not.toBeNull();
    expect(await refusal(signIn({ email, password, ...from() }))).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await refusal(signIn({ email, password: 'the next password', ...from() }))).toEqual({ code: 'ok' });
  });
});

const emailToken = async (kind: 'confirm' | 'reset', email: string): Promise<string> => {
  const issued = await issueEmailToken({ kind, user: { email }, request: { id: randomUUID(), at: new Date() } });
  if (!issued) throw new Error('no link was made');
  return issued.token;
};

describe('a link to choose a new password', () => {
  test('is asked for with the same answer whether or not the address is known', async () => {
    const { email } = await newcomer();
    const jobs = (address: string) =>
      asOwner("SELECT 1 FROM graphile_worker._private_jobs WHERE payload ->> 'email' = $1", [address]);
    const unknown = freshEmail();
    expect(await requestPasswordReset({ email }, from())).toEqual(await requestPasswordReset({ email: unknown }, from()));
    expect(await jobs(email)).toHaveLength(1);
    expect(await jobs(unknown)).toHaveLength(1);
    expect(
      await issueEmailToken({ kind: 'reset', user: { email: unknown }, request: { id: randomUUID(), at: new Date() } }),
    ).toBeNull();
  });

  test('works once, and signs every device out', async () => {
    const { email, sessionToken } = await newcomer();
    const token = await emailToken('reset', email);
    expect(await resetPassword({ token, password: 'a brand new password' }, from())).toEqual({ email });
    expect(await findSession(sessionToken)).toBeNull();
    expect(await refusal(signIn({ email, password, ...from() }))).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await refusal(signIn({ email, password: 'a brand new password', ...from() }))).toEqual({ code: 'ok' });
    expect(await refusal(resetPassword({ token, password: 'another new password' }, from()))).toMatchObject({ code: 'NOT_FOUND' });
  });

  test('works for one of ten who use it at once', async () => {
    const { email } = await newcomer();
    const token = await emailToken('reset', email);
    const results = await times(10, (i) => resetPassword({ token, password: `the password of try ${i}` }, from()));
    expect(succeeded(results)).toBe(1);
    const winner = results.findIndex((result) => result.status === 'fulfilled');
    expect(await refusal(signIn({ email, password: `the password of try ${winner}`, ...from() }))).toEqual({ code: 'ok' });
  });

  test('ends when a newer one is made, when its hour is over, and when the password was reset by another', async () => {
    const { email, userId } = await newcomer();
    const attempt = (token: string) => refusal(resetPassword({ token, password: 'a brand new password' }, from()));
    const earlier = await emailToken('reset', email);
    const later = await emailToken('reset', email);
    expect(await attempt(earlier)).toMatchObject({ code: 'NOT_FOUND' });
    await asOwner(
      "UPDATE identity.email_token SET expires_at = now() - interval '1 second' WHERE user_id = $1 AND kind = 'reset'",
      [userId],
    );
    expect(await attempt(later)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await attempt(await emailToken('reset', email))).toEqual({ code: 'ok' });
  });

  test('is not one to confirm an address, nor the other way round', async () => {
    const { email } = await newcomer();
    const reset = await emailToken('reset', email);
    const confirm = await emailToken('confirm', email);
    expect(await refusal(confirmEmail({ token: reset }, from()))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refusal(resetPassword({ token: confirm, password: 'a brand new password' }, from()))).toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await refusal(confirmEmail({ token: confirm }, from()))).toEqual({ code: 'ok' });
    expect(await refusal(resetPassword({ token: reset, password: 'a brand new password' }, from()))).toEqual({ code: 'ok' });
  });
});

describe('a link to confirm an address', () => {
  test('works once, and lets its person invite', async () => {
    const { email, slug, actor, sessionToken } = await newcomer();
    const invite = async () =>
      createInvitations(await resolveActor(sessionToken, slug), { emails: [freshEmail()], role: 'member' });
    expect(actor.isEmailConfirmed).toBe(false);
    expect(await refusal(invite())).toMatchObject({ code: 'FORBIDDEN', rule: 'confirmed-address-to-invite' });
    const token = await emailToken('confirm', email);
    await confirmEmail({ token }, from());
    expect(await refusal(invite())).toEqual({ code: 'ok' });
    expect(await refusal(confirmEmail({ token }, from()))).toMatchObject({ code: 'NOT_FOUND' });
  });

  test('does not confirm an address that the person has meanwhile left', async () => {
    const { email, userId, sessionToken } = await newcomer();
    const token = await emailToken('confirm', email);
    await asOwner('UPDATE identity.user SET email = $2 WHERE id = $1', [userId, freshEmail()]);
    await refusal(confirmEmail({ token }, from()));
    expect((await requireSignedIn(sessionToken)).isEmailConfirmed).toBe(false);
  });
});

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

test('no secret lies in the database in clear: not a password, a session, a link or a ticket', async () => {
  const tenant = await buildTenant();
  const { email, sessionToken, userId } = await newcomer();
  const { invited } = await createInvitations(tenant.owner, { emails: [email], role: 'member' });
  const invitation = (await issueInvitationToken(tenant.tenantId, invited[0]?.id ?? ''))?.token ?? '';
  const [confirm, reset] = [await emailToken('confirm', email), await emailToken('reset', email)];
  await requestPasswordReset({ email }, from());
  const dump = await asOwner<{ row: string }>(
    `SELECT t::text AS row FROM identity.user t WHERE id = $1 UNION ALL SELECT t::text FROM identity.session t WHERE user_id = $1
     UNION ALL SELECT t::text FROM identity.email_token t WHERE user_id = $1 UNION ALL SELECT t::text FROM app.invitation t WHERE tenant_id = $2
     UNION ALL SELECT t::text FROM app.event_payload t WHERE tenant_id = $2 UNION ALL SELECT t::text FROM identity.rate_limit t
     UNION ALL SELECT t::text FROM graphile_worker._private_jobs t`,
    [userId, tenant.tenantId],
  );
  const text = dump.map(({ row }) => row).join('\n');
  expect(text).toContain(email);
  for (const secret of [
    password,
    sessionToken,
    invitation,
    invitation.split('.')[1] ?? '',
    confirm,
    reset,
    ticketFor(tenant.owner),
  ]) {
    expect(secret.length).toBeGreaterThan(20);
    expect(text.includes(secret)).toBe(false);
    expect(text.includes(Buffer.from(secret).toString('hex'))).toBe(false);
    expect(text.includes(Buffer.from(secret, 'base64url').toString('hex'))).toBe(false);
  }
});

describe('a ticket', () => {
  const claims = { tenantId: randomUUID(), memberId: randomUUID(), sessionId: randomUUID() };
  const refused = (ticket: unknown) => expect(() => verifyTicket(ticket)).toThrow('not valid any more');

  test('says whom it was signed for, until it expires', () => {
    expect(verifyTicket(signTicket(claims, 60_000).ticket)).toEqual(claims);
    refused(signTicket(claims, -1).ticket);
  });

  test('is refused when anything in it was changed', () => {
    const { ticket } = signTicket(claims, 60_000);
    const [body = '', signature = ''] = ticket.split('.');
    const later = Buffer.from([claims.tenantId, randomUUID(), claims.sessionId, Date.now() + 1e9].join(' ')).toString('base64url');
    for (const forged of [
      `${later}.${signature}`,
      `${body}.`,
      body,
      `.${signature}`,
      `${body}.${signature.slice(0, -1)}`,
      `${body}.${signature.toLowerCase()}`,
      `x${ticket}`,
    ])
      refused(forged);
    for (const nonsense of [undefined, null, 7, {}, [ticket], '', '.', 'x'.repeat(100_000)]) refused(nonsense);
    expect(verifyTicket(ticket)).toEqual(claims);
  });

  test('opens a connection for the person of its session, in their own workspace, and for nobody else', async () => {
    const [tenant, other] = await Promise.all([buildTenant(), buildTenant()]);
    const colleague = await buildMember(tenant);
    const { tenantId, memberId, sessionId } = tenant.owner;
    expect((await openConnection({ tenantId, memberId, sessionId })).actor).toMatchObject({ memberId, role: 'owner' });
    for (const wrong of [
      { memberId: colleague.memberId },
      { tenantId: other.tenantId },
      { tenantId: other.tenantId, memberId: other.owner.memberId },
      { sessionId: randomUUID() },
    ])
      await expect(openConnection({ tenantId, memberId, sessionId, ...wrong })).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });
});
