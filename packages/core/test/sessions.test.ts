import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Announcement } from '../src/bus/announcement.ts';
import { bus } from '../src/bus/bus.ts';
import { changePassword, confirmEmail, requestPasswordReset, resetPassword } from '../src/identity/account.ts';
import { issueEmailToken } from '../src/identity/issue-email-token.ts';
import { hashPassword } from '../src/identity/password.ts';
import { listSessions, revokeOtherSessions, revokeSession } from '../src/identity/devices.ts';
import { endSession, findSession, requireSignedIn, resolveActor, startSession } from '../src/identity/session.ts';
import { signIn } from '../src/identity/sign-in.ts';
import { signTicket, verifyTicket } from '../src/identity/ticket.ts';
import { issueInvitationToken } from '../src/invitation/issue-invitation-token.ts';
import { createInvitations } from '../src/invitation/manage-invitations.ts';
import { deactivateMember, reactivateMember } from '../src/member/change-member.ts';
import { openConnection } from '../src/realtime/open-connection.ts';
import { buildMember, buildTenant, ticketFor } from '../src/testing/build.ts';
import { createWorkspace } from '../src/workspace/create-workspace.ts';
import { asOwner } from './as-owner.ts';
import { openTestCore } from './open-test-core.ts';
import { password, from, freshEmail, times, succeeded, refusal, newcomer } from './newcomer.ts';

openTestCore();

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
