import { randomUUID } from 'node:crypto';
import { systemDb } from '@parley/db/with-system';
import { withTenant } from '@parley/db/with-tenant';
import { SignJWT, decodeJwt, generateKeyPair } from 'jose';
import { describe, expect, test } from 'vitest';
import { listAudit } from '../src/audit/list-audit.ts';
import { hashToken } from '../src/id.ts';
import { endSecondFactor } from '../src/identity/second-factor.ts';
import { requireSignedIn, resolveActor } from '../src/identity/session.ts';
import { askForLink, beginLink } from '../src/social-sign-in/begin-social.ts';
import { finishSocial } from '../src/social-sign-in/receive-social.ts';
import { listSocialAccounts, unlinkSocial } from '../src/social-sign-in/social-accounts.ts';
import { buildMember, buildTenant, type BuiltMember } from '../src/testing/build.ts';
import { recoveryCode } from './second-factor-codes.ts';
import { clientHere } from './single-sign-on-world.ts';
import { beginAs, beginLinking, comeAs, openSocial, receive } from './social-world.ts';

const { standIn, person } = openSocial();

const me = (member: Pick<BuiltMember, 'sessionToken'>) => requireSignedIn(member.sessionToken);
const come = (sub: string, how?: Parameters<typeof comeAs>[2]) => comeAs(standIn(), sub, how);
async function sessionOf(coming: ReturnType<typeof come>) {
  const outcome = await coming;
  if (outcome.kind !== 'in') throw new Error(`not in, but ${outcome.kind}`);
  return outcome;
}
const isNobodys = { code: 'FORBIDDEN', rule: 'social-not-linked' };
const isOver = { code: 'UNAUTHENTICATED', rule: 'attempt-over' };

describe('signing in', () => {
  test('an address that both sides have seen to be the same person opens the account, and links it', async () => {
    const { owner, slug } = await buildTenant();
    const sub = person({ email: owner.email });
    const first = await sessionOf(come(sub));
    expect(await me(first)).toMatchObject({ userId: owner.userId, signedInBy: 'google', onlyTenantId: null });
    expect((await resolveActor(first.sessionToken, slug)).memberId).toBe(owner.memberId);
    // Linked now: the address there may change.
    Object.assign(standIn().people.find((one) => one.sub === sub) ?? {}, { email: 'another@firm.example', email_verified: false });
    expect((await sessionOf(come(sub))).userId).toBe(owner.userId);
    const types = (await listAudit(owner, { kind: 'signIn' })).entries.map(({ type }) => type);
    expect(types.slice(0, 3)).toEqual(['session.started', 'session.started', 'session.socialLinked']);
  });

  test('refused: an address that is not verified there, or that the provider does not speak for, or not confirmed here', async () => {
    const { owner } = await buildTenant();
    const { email } = owner;
    await expect(come(person({ email, email_verified: false }))).rejects.toMatchObject(isNobodys);
    await expect(come(person({ email, email_verified: undefined }))).rejects.toMatchObject(isNobodys);
    await expect(come(person({ email, hd: undefined }))).rejects.toMatchObject(isNobodys);
    await expect(come(person({ email, hd: undefined, email_verified: false }), { provider: 'microsoft' })).rejects.toMatchObject(
      isNobodys,
    );
    await systemDb().user.update({ where: { id: owner.userId }, data: { emailConfirmedAt: null } });
    const sub = person({ email });
    await expect(come(sub)).rejects.toMatchObject(isNobodys);
    await systemDb().user.update({ where: { id: owner.userId }, data: { emailConfirmedAt: new Date() } });
    await sessionOf(come(sub));
  });

  test('what a Microsoft directory writes into an address opens nothing, unless Microsoft has verified the owner of its domain', async () => {
    const { owner } = await buildTenant();
    const forged = person({ email: owner.email, email_verified: true });
    await expect(come(forged, { provider: 'microsoft' })).rejects.toMatchObject(isNobodys);
    const real = person({ email: owner.email, xms_edov: true });
    expect((await sessionOf(come(real, { provider: 'microsoft' }))).userId).toBe(owner.userId);
  });

  test('an unknown person and a second account with the address of somebody who is linked get one and the same answer', async () => {
    const { owner } = await buildTenant();
    await sessionOf(come(person({ email: owner.email })));
    const told = async (sub: string) => come(sub).catch((error: Error) => error.message);
    const unknown = await told(person({}));
    expect(await told(person({ email: owner.email }))).toBe(unknown);
    expect(unknown).toContain('opens nothing here');
  });

  test('a second step of ours is asked for, a wrong code may be tried again, and the way there works once', async () => {
    const { owner } = await buildTenant();
    const code = await recoveryCode(owner);
    const begun = await beginAs(standIn(), person({ email: owner.email }));
    const outcome = await receive(begun);
    if (outcome.kind !== 'code') throw new Error(outcome.kind);
    expect((await listSocialAccounts(owner)).every(({ linked }) => linked === null)).toBe(true);
    const { ticket } = outcome;
    const finish = (given: string, browser = begun.browser) =>
      finishSocial({ provider: 'google', ticket, browser, code: given }, clientHere());
    await expect(finish('000000')).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    await expect(finish(code, 'another browser')).rejects.toMatchObject(isOver);
    const came = await finish(code);
    expect(await me(came)).toMatchObject({ userId: owner.userId, signedInBy: 'google', hasSecondFactor: true });
    await expect(finish(code)).rejects.toMatchObject(isOver);
    // What the provider was asked with is no way past the code.
    const state = begun.query.get('state') ?? '';
    await expect(
      finishSocial({ provider: 'google', ticket: state, browser: begun.browser, code }, clientHere()),
    ).rejects.toMatchObject(isOver);
  });

  test('where the firm asks for its own sign-in, Google is no way in', async () => {
    const tenant = await buildTenant();
    const member = await buildMember(tenant, { name: 'Mia' });
    const { sessionToken } = await sessionOf(come(person({ email: member.email })));
    await resolveActor(sessionToken, tenant.slug);
    await withTenant(tenant.tenantId, (tx) => tx.tenant.updateMany({ data: { requiresSingleSignOn: true } }));
    await expect(resolveActor(sessionToken, tenant.slug)).rejects.toMatchObject({ rule: 'sign-in-rule:singleSignOn' });
  });
});

describe('an answer is refused', () => {
  const known = async () => person({ email: (await buildTenant()).owner.email });

  test('in another browser, a second time, at the other provider, or when its time is over', async () => {
    const sub = await known();
    await expect(receive({ ...(await beginAs(standIn(), sub)), browser: 'another' })).rejects.toMatchObject(isOver);
    await expect(receive(await beginAs(standIn(), sub), 'microsoft')).rejects.toMatchObject(isOver);
    const late = await beginAs(standIn(), sub);
    await systemDb().signInAttempt.update({
      where: { stateHash: hashToken(late.query.get('state') ?? '') },
      data: { expiresAt: new Date(0) },
    });
    await expect(receive(late)).rejects.toMatchObject(isOver);
    const begun = await beginAs(standIn(), sub);
    const outcomes = await Promise.allSettled([receive(begun), receive(begun)]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    await expect(receive(begun)).rejects.toMatchObject(isOver);
  });

  test('with the code of somebody else, or when the person stopped there', async () => {
    const mine = await beginAs(standIn(), await known());
    const theirs = await beginAs(standIn(), await known());
    mine.query.set('code', theirs.query.get('code') ?? '');
    await expect(receive(mine)).rejects.toMatchObject({ rule: 'answer-refused' });
    const { browser, query } = await beginAs(standIn(), await known());
    const stopped = new URLSearchParams({ state: query.get('state') ?? '', error: 'access_denied' });
    await expect(receive({ browser, query: stopped })).rejects.toMatchObject({ rule: 'social-stopped' });
  });

  test('signed by somebody else', async () => {
    const { privateKey } = await generateKeyPair('RS256');
    const begun = await beginAs(standIn(), await known());
    standIn().change = async (answer) => ({
      ...answer,
      id_token: await new SignJWT(decodeJwt(answer['id_token'] ?? '')).setProtectedHeader({ alg: 'RS256' }).sign(privateKey),
    });
    await expect(receive(begun).finally(() => (standIn().change = null))).rejects.toMatchObject({ rule: 'answer-refused' });
  });
});

describe('linking in the settings', () => {
  test('an account with any address is linked to the session that asked, and opens it from then on', async () => {
    const { owner } = await buildTenant();
    const sub = person({ email: `private-${randomUUID()}@elsewhere.example`, email_verified: false });
    await expect(come(sub)).rejects.toMatchObject(isNobodys);
    const begun = await beginLinking(standIn(), owner, sub);
    expect(await receive(begun, 'google', owner.sessionToken)).toEqual({ kind: 'linked', next: '/settings', problem: null });
    expect((await sessionOf(come(sub))).userId).toBe(owner.userId);
    const [google, microsoft] = await listSocialAccounts(owner);
    expect(google).toMatchObject({ provider: 'google', linked: { email: expect.stringContaining('private-') } });
    expect(microsoft).toEqual({ provider: 'microsoft', linked: null });
  });

  test('asks for the password, unless signing in was just now; and for the second step of whoever has one', async () => {
    const { owner } = await buildTenant();
    const ask = async (password?: string) =>
      askForLink(await me(owner), { provider: 'google', ...(password ? { proof: { password } } : {}) });
    await ask();
    await systemDb().session.update({ where: { id: owner.sessionId }, data: { createdAt: new Date(Date.now() - 3_600_000) } });
    await expect(ask()).rejects.toMatchObject({ code: 'INVALID' });
    await expect(ask('not it at all')).rejects.toMatchObject({ code: 'INVALID' });
    await ask(owner.password);
    const code = await recoveryCode(owner);
    await systemDb().session.update({ where: { id: owner.sessionId }, data: { secondFactorAt: null } });
    await expect(ask(owner.password)).rejects.toMatchObject({ rule: 'second-step-first' });
    await endSecondFactor(await me(owner), { password: owner.password, code });
    await ask(owner.password);
  });

  test('a ticket is good in the session that asked, once, and the way back in that session and browser only', async () => {
    const { owner } = await buildTenant();
    const victim = (await buildTenant()).owner;
    const mine = person({});
    const { ticket } = await askForLink(await me(owner), { provider: 'google', proof: { password: owner.password } });
    const take = (sessionToken: string | null) => beginLink({ provider: 'google', browser: 'b', next: null, ticket, sessionToken });
    await expect(take(null)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    await expect(take(victim.sessionToken)).rejects.toMatchObject(isOver);
    await expect(take(owner.sessionToken)).rejects.toMatchObject(isOver);

    // Somebody begins to link their own account and puts the rest of the way before another person's browser.
    const begun = await beginLinking(standIn(), owner, mine);
    await expect(receive({ ...begun, browser: 'of the victim' }, 'google', victim.sessionToken)).rejects.toMatchObject(isOver);
    const again = await beginLinking(standIn(), owner, mine);
    expect(await receive(again, 'google', victim.sessionToken)).toMatchObject({ kind: 'linked', problem: 'attempt-over' });
    const signedOut = await beginLinking(standIn(), owner, mine);
    expect(await receive(signedOut, 'google', null)).toMatchObject({ problem: 'attempt-over' });
    expect(await systemDb().socialAccount.count({ where: { userId: { in: [owner.userId, victim.userId] } } })).toBe(0);
  });

  test('an account that is linked to somebody stays theirs, and one person links one account of a provider', async () => {
    const { owner } = await buildTenant();
    const other = (await buildTenant()).owner;
    const sub = person({});
    const link = async (member: BuiltMember, of: string) =>
      receive(await beginLinking(standIn(), member, of), 'google', member.sessionToken);
    expect(await link(owner, sub)).toMatchObject({ problem: null });
    expect(await link(other, sub)).toMatchObject({ problem: 'social-linked-elsewhere' });
    expect(await link(owner, person({}))).toMatchObject({ problem: 'social-linked-elsewhere' });
    expect(await link(owner, sub)).toMatchObject({ problem: null });
    expect((await sessionOf(come(sub))).userId).toBe(owner.userId);
  });

  test('unlinking asks for a way in that stays, and ends what the account had opened elsewhere', async () => {
    const { owner } = await buildTenant();
    const sub = person({ email: `only-here-${randomUUID()}@elsewhere.example` });
    await receive(await beginLinking(standIn(), owner, sub), 'google', owner.sessionToken);
    const elsewhere = await sessionOf(come(sub));
    const unlink = async (password: string) => unlinkSocial(await me(owner), { provider: 'google', proof: { password } });
    await expect(unlink('not it at all')).rejects.toMatchObject({ code: 'INVALID' });
    await me(elsewhere);
    await unlink(owner.password);
    await expect(me(elsewhere)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    await me(owner);
    await expect(come(sub)).rejects.toMatchObject(isNobodys);
    await expect(unlink(owner.password)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await listAudit(owner, { kind: 'signIn' })).entries[0]?.type).toBe('session.socialUnlinked');
  });
});
