import { systemDb } from '@parley/db/with-system';
import { withTenant } from '@parley/db/with-tenant';
import { describe, expect, test } from 'vitest';
import { listAudit } from '../src/audit/list-audit.ts';
import type { Announcement } from '../src/bus/announcement.ts';
import { bus } from '../src/bus/bus.ts';
import { hashToken, newToken } from '../src/id.ts';
import { getAccount } from '../src/identity/account.ts';
import { requireOwnSession, requireSignedIn, resolveActor, startSession } from '../src/identity/session.ts';
import { beginSecondFactor, endSecondFactor, showSecondFactor } from '../src/identity/second-factor.ts';
import { withRequest } from '../src/log.ts';
import { openConnection } from '../src/realtime/open-connection.ts';
import { recheckConnections } from '../src/realtime/recheck-connections.ts';
import { listWithoutSecondFactor } from '../src/sign-in-rule/list-without-second-factor.ts';
import { recoverSignIn, requestRecovery } from '../src/sign-in-rule/recover-sign-in.ts';
import { getSignInRules, setSignInRules } from '../src/sign-in-rule/sign-in-rules.ts';
import { buildMember, buildTenant, type BuiltMember, type BuiltTenant } from '../src/testing/build.ts';
import { insertEmailToken } from './insert-email-token.ts';
import { openTestCore } from './open-test-core.ts';
import { recoveryCode } from './second-factor-codes.ts';

openTestCore();

const noRules = { secondFactorFrom: null, sessionHours: null, idleMinutes: null, allowedRanges: [] as string[] };
const office = '198.51.100.7';
const elsewhere = '203.0.113.9';
const from = <Result>(address: string, act: () => Result) => withRequest({ requestId: 'test', address }, act);
const enter = (member: BuiltMember, address = office) => from(address, () => resolveActor(member.sessionToken, member.slug));
const connect = (member: BuiltMember, address = office) => openConnection(member, address);
const refusedBy = (rule: string) => ({ code: 'UNAUTHENTICATED', rule: `sign-in-rule:${rule}` });
const recheck = (member: BuiltMember, address = office, usedAt = new Date()) =>
  recheckConnections(member.tenantId, [{ memberId: member.memberId, sessionId: member.sessionId, address, usedAt }]);
const change = (session: string, data: Record<string, Date>) => systemDb().session.update({ where: { id: session }, data });
const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);

/** Every door of the firm: a request, a connection that opens, one that is open. */
async function expectKeptOut(member: BuiltMember, rule: string, address = office) {
  await expect(enter(member, address)).rejects.toMatchObject(refusedBy(rule));
  await expect(connect(member, address)).rejects.toMatchObject(refusedBy(rule));
  expect(await recheck(member, address)).toEqual(['refused']);
}
async function expectLetIn(member: BuiltMember, address = office) {
  expect((await enter(member, address)).memberId).toBe(member.memberId);
  expect((await connect(member, address)).actor.memberId).toBe(member.memberId);
  expect(await recheck(member, address)).toEqual([{ role: member.role, permissions: member.permissions }]);
}

async function firm(): Promise<{ tenant: BuiltTenant; owner: BuiltMember; member: BuiltMember }> {
  const tenant = await buildTenant();
  return { tenant, owner: tenant.owner, member: await buildMember(tenant) };
}

describe('networks', () => {
  test('only those that were named let people in, by every door', async () => {
    const { owner, member } = await firm();
    await expectLetIn(member, elsewhere);
    await from(office, () => setSignInRules(owner, { ...noRules, allowedRanges: ['198.51.100.0/24'] }));
    await expectLetIn(member, office);
    await expectLetIn(member, `::ffff:${office}`);
    await expectKeptOut(member, 'address', elsewhere);
    await expectKeptOut(member, 'address', 'unknown');
    await from(office, () => setSignInRules(owner, noRules));
    await expectLetIn(member, elsewhere);
  });

  test('cannot be named so that whoever names them is shut out, and nothing is changed then', async () => {
    const { owner } = await firm();
    const shutOut = from(office, () => setSignInRules(owner, { ...noRules, allowedRanges: ['203.0.113.0/24'] }));
    await expect(shutOut).rejects.toMatchObject({ code: 'INVALID', rule: 'nobody-locks-themselves-out' });
    expect((await getSignInRules(owner)).allowedRanges).toEqual([]);
  });

  test('of one firm say nothing about another of the same person', async () => {
    const { owner } = await firm();
    const { owner: other } = await firm();
    await from(office, () => setSignInRules(owner, { ...noRules, allowedRanges: [`${office}/32`] }));
    await expectLetIn(other, elsewhere);
  });

  test('are lifted by an owner with a mailed link, once; that is an entry in the log', async () => {
    const { tenant, owner, member } = await firm();
    await from(office, () => setSignInRules(owner, { ...noRules, allowedRanges: [`${office}/32`] }));
    const link = async (person: BuiltMember) => {
      const token = newToken();
      const { userId, email } = person;
      await insertEmailToken({ tokenHash: hashToken(token), kind: 'recovery', userId, email, tenantId: tenant.tenantId });
      return token;
    };
    const [mine, theirs] = [await requireSignedIn(owner.sessionToken), await requireSignedIn(member.sessionToken)];
    const token = await link(owner);
    await expect(recoverSignIn(theirs, { token })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(recoverSignIn(theirs, { token: await link(member) })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expectKeptOut(owner, 'address', elsewhere);
    expect(await from(elsewhere, () => recoverSignIn(mine, { token }))).toEqual({ slug: tenant.slug });
    await expectLetIn(owner, elsewhere);
    await expect(recoverSignIn(mine, { token })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await listAudit(owner, {})).entries[1]).toMatchObject({ type: 'signInRules.recovered' });
    expect(await requestRecovery(theirs, { workspace: tenant.slug })).toEqual(
      await requestRecovery(mine, { workspace: 'none-such' }),
    );
  });
});

describe('a second factor', () => {
  test('is asked from its day on, of every session that has shown none', async () => {
    const { owner, member } = await firm();
    const now = new Date().toISOString();
    await expect(setSignInRules(owner, { ...noRules, secondFactorFrom: now })).rejects.toMatchObject({ code: 'INVALID' });
    await recoveryCode(owner);
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
    await setSignInRules(owner, { ...noRules, secondFactorFrom: tomorrow });
    await expectLetIn(member);
    expect(await listWithoutSecondFactor(owner)).toMatchObject({ total: 1, items: [{ memberId: member.memberId }] });
    await setSignInRules(owner, { ...noRules, secondFactorFrom: now });
    await expectKeptOut(member, 'secondFactor');
    await expectLetIn(owner);
    await recoveryCode(member);
    await expectLetIn(member);
    expect(await listWithoutSecondFactor(owner)).toEqual({ total: 0, items: [] });
  });

  test('is shown later in a session that began without it, and what was turned off counts no more', async () => {
    const { owner, member } = await firm();
    await recoveryCode(owner);
    await setSignInRules(owner, { ...noRules, secondFactorFrom: new Date().toISOString() });
    const code = await recoveryCode(member);
    const linked = await startSession(member.userId, { address: office, userAgent: 'test' }, { signedInBy: 'magicLink' });
    const late = { ...member, sessionId: linked.sessionId, sessionToken: linked.sessionToken };
    await expectKeptOut(late, 'secondFactor');
    const signedIn = await requireSignedIn(late.sessionToken);
    await expect(showSecondFactor(signedIn, { code: '000000' })).rejects.toMatchObject({ code: 'INVALID' });
    await showSecondFactor(signedIn, { code });
    await expectLetIn(late);
    await endSecondFactor(signedIn, { password: member.password, code: await recoveryCode(member) });
    await expectKeptOut(member, 'secondFactor');
  });

  test('is set up without the password only right after signing in', async () => {
    const { member } = await firm();
    const fresh = await requireSignedIn(member.sessionToken);
    expect((await beginSecondFactor(fresh, {})).secret).not.toBe('');
    await change(member.sessionId, { createdAt: minutesAgo(16) });
    const old = await requireSignedIn(member.sessionToken);
    await expect(beginSecondFactor(old, {})).rejects.toMatchObject({ code: 'INVALID' });
    expect((await beginSecondFactor(old, { password: member.password })).secret).not.toBe('');
  });
});

describe('sessions', () => {
  test('end for the firm after the hours that it allows', async () => {
    const { owner, member } = await firm();
    await setSignInRules(owner, { ...noRules, sessionHours: 8 });
    await expectLetIn(member);
    await change(member.sessionId, { createdAt: minutesAgo(8 * 60 + 1) });
    await expectKeptOut(member, 'sessionLength');
  });

  test('end when nobody is there; what a page asks by itself keeps none alive, what a hand does over a connection does', async () => {
    const { owner, member } = await firm();
    await setSignInRules(owner, { ...noRules, idleMinutes: 30 });
    await change(member.sessionId, { lastSeenAt: minutesAgo(29) });
    await from(office, () => resolveActor(member.sessionToken, member.slug, { isUnattended: true }));
    const session = await systemDb().session.findUniqueOrThrow({ where: { id: member.sessionId } });
    expect(session.lastSeenAt.valueOf()).toBeLessThan(minutesAgo(28).valueOf());
    await recheck(member, office, minutesAgo(1));
    await expectLetIn(member);
    await change(member.sessionId, { lastSeenAt: minutesAgo(31) });
    expect(await recheck(member, office, minutesAgo(31))).toEqual(['refused']);
    await expect(enter(member)).rejects.toMatchObject(refusedBy('idle'));
  });

  test('of a firm’s own provider open that firm, and nothing else of the person', async () => {
    const { tenant, member } = await firm();
    const other = await firm();
    const bound = { signedInBy: 'oidc', onlyTenantId: tenant.tenantId } as const;
    const { sessionId, sessionToken } = await startSession(member.userId, { address: office, userAgent: 'test' }, bound);
    await expectLetIn({ ...member, sessionId, sessionToken });
    const signedIn = await requireSignedIn(sessionToken);
    expect((await getAccount(signedIn)).workspaces.map(({ slug }) => slug)).toEqual([tenant.slug]);
    expect(() => requireOwnSession(signedIn)).toThrow(expect.objectContaining({ code: 'FORBIDDEN' }));
    requireOwnSession(await requireSignedIn(member.sessionToken));
    const theirs = await startSession(other.owner.userId, { address: office, userAgent: 'test' }, bound);
    const strayed = { ...other.owner, ...theirs };
    await expect(enter(strayed)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(connect(strayed)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    expect((await getAccount(await requireSignedIn(theirs.sessionToken))).workspaces).toEqual([]);
  });

  test('of a guest whose time is over open nothing', async () => {
    const { tenant } = await firm();
    const guest = await buildMember(tenant, { role: 'guest' });
    await expectLetIn(guest);
    await withTenant(tenant.tenantId, (tx) =>
      tx.member.updateMany({ where: { id: guest.memberId }, data: { endsAt: minutesAgo(1) } }),
    );
    await expect(enter(guest)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(connect(guest)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await recheck(guest)).toEqual(['ended']);
  });
});

test('a change is written with what was before, and every node hears of it', async () => {
  const { owner, tenant, member } = await firm();
  const heard: Announcement[] = [];
  const listening = await bus().listen(
    (one) => heard.push(one),
    () => {},
  );
  await setSignInRules(owner, { ...noRules, sessionHours: 12 });
  await expect.poll(() => heard).toContainEqual({ kind: 'rules', tenantId: tenant.tenantId });
  await listening.close();
  const entry = (await listAudit(owner, {})).entries.find(({ type }) => type === 'signInRules.changed');
  expect(JSON.stringify(entry)).toContain('"sessionHours":12');
  await expect(setSignInRules(member, noRules)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  const withRules = await buildMember(tenant, { granted: ['rules'] });
  expect(await setSignInRules(withRules, noRules)).toMatchObject({ sessionHours: null });
});

test('a browser or network that was never seen is told by mail, the first and the known ones are not', async () => {
  const { member } = await firm();
  const seen = () => systemDb().knownDevice.count({ where: { userId: member.userId } });
  const start = (address: string, userAgent: string) => startSession(member.userId, { address, userAgent });
  expect(await seen()).toBe(1);
  await start('127.0.0.9', 'test');
  expect(await seen()).toBe(1);
  await start(elsewhere, 'test');
  await start('203.0.113.77', 'test');
  expect(await seen()).toBe(2);
  await start(elsewhere, 'Mozilla/5.0 (Windows NT 10.0) Firefox/140.0');
  expect(await seen()).toBe(3);
});
