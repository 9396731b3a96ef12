import { systemDb } from '@parley/db/with-system';
import { describe, expect, test } from 'vitest';
import { listAudit } from '../src/audit/list-audit.ts';
import { hashToken, newId } from '../src/id.ts';
import { listSessions } from '../src/identity/devices.ts';
import {
  askForOwnPasskey,
  beginSecondFactor,
  endSecondFactor,
  getSecondFactor,
  showSecondFactor,
} from '../src/identity/second-factor.ts';
import { beginPasskeySignIn, signInByPasskey } from '../src/identity/passkey-sign-in.ts';
import { addPasskey, beginPasskey, listPasskeys, removePasskey, renamePasskey } from '../src/identity/passkeys.ts';
import { requireSignedIn, resolveActor } from '../src/identity/session.ts';
import { signIn } from '../src/identity/sign-in.ts';
import { listWithoutSecondFactor } from '../src/sign-in-rule/list-without-second-factor.ts';
import { setSignInRules } from '../src/sign-in-rule/sign-in-rules.ts';
import { buildMember, buildTenant, type BuiltMember } from '../src/testing/build.ts';
import { openTestCore } from './open-test-core.ts';
import { recoveryCode } from './second-factor-codes.ts';
import { makeAuthenticator, type Authenticator } from './software-authenticator.ts';

openTestCore();

const client = () => ({ address: `test-${newId()}`, userAgent: 'test' });
const me = (member: Pick<BuiltMember, 'sessionToken'>) => requireSignedIn(member.sessionToken);
const question = () => beginPasskeySignIn(client());
const come = (answer: ReturnType<Authenticator['answer']>) => signInByPasskey({ answer, ...client() });
const refused = { code: 'INVALID' };
/** Signed in a while ago, as people in their settings are. */
const letTimePass = (member: BuiltMember) =>
  systemDb().session.update({ where: { id: member.sessionId }, data: { createdAt: new Date(Date.now() - 3_600_000) } });

async function withPasskey(member: BuiltMember, authenticator = makeAuthenticator()) {
  const asked = await beginPasskey(await me(member), { proof: { password: member.password } });
  const added = await addPasskey(await me(member), {
    created: authenticator.create(asked),
    userAgent: 'Firefox/140.0 (Windows NT 10.0)',
  });
  return { ...added, authenticator };
}
/** Another session of the same person, by password alone. */
const byPassword = ({ email, password }: BuiltMember) => signIn({ email, password, ...client() });

describe('signing in', () => {
  test('a passkey opens its own account, as two factors, and the list of devices says so', async () => {
    const { owner } = await buildTenant();
    const { authenticator } = await withPasskey(owner);
    const came = await come(authenticator.answer(await question()));
    expect(came).toMatchObject({ userId: owner.userId, email: owner.email });
    expect(await me(came)).toMatchObject({ signedInBy: 'passkey', hasSecondFactor: true, onlyTenantId: null });
    const session = (await listSessions(await me(came))).find(({ isCurrent }) => isCurrent);
    expect(session).toMatchObject({ signedInBy: 'passkey', hasSecondFactor: true });
    expect((await listPasskeys(owner))[0]?.lastUsedAt).not.toBeNull();
    const types = (await listAudit(owner, { kind: 'signIn' })).entries.map(({ type }) => type);
    expect(types.slice(0, 2)).toEqual(['session.started', 'session.passkeyAdded']);
  });

  test('an answer is good once: of two at the same moment one gets in, and later nobody', async () => {
    const { owner } = await buildTenant();
    const { authenticator } = await withPasskey(owner, makeAuthenticator({ counts: false }));
    const answer = authenticator.answer(await question());
    const outcomes = await Promise.allSettled([come(answer), come(answer)]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    await expect(come(answer)).rejects.toMatchObject(refused);
  });

  test('refused: a question that nobody asked, one that is over, one that was asked for something else', async () => {
    const { owner } = await buildTenant();
    const { authenticator } = await withPasskey(owner);
    await come(authenticator.answer(await question()));
    await expect(come(authenticator.answer({ challenge: 'bm90LW91cnM' }))).rejects.toMatchObject(refused);
    await expect(come(authenticator.answer(await askForOwnPasskey(await me(owner))))).rejects.toMatchObject(refused);
    const asked = await question();
    await systemDb().passkeyChallenge.update({
      where: { challengeHash: hashToken(asked.challenge) },
      data: { expiresAt: new Date(0) },
    });
    await expect(come(authenticator.answer(asked))).rejects.toMatchObject(refused);
  });

  test('refused: another site, another origin, a device that did not ask its person, a key that is not theirs', async () => {
    const { owner } = await buildTenant();
    const { authenticator } = await withPasskey(owner);
    const stranger = await withPasskey((await buildTenant()).owner);
    for (const deviation of [
      { origin: 'https://parley.example' },
      { rpId: 'parley.example' },
      { isVerified: false },
      { type: 'webauthn.create' },
      { userHandle: 'c29tZWJvZHkgZWxzZQ' },
    ])
      await expect(come(authenticator.answer(await question(), deviation))).rejects.toMatchObject(refused);
    const asked = await question();
    const theirs = stranger.authenticator.answer(asked);
    await expect(come({ ...authenticator.answer(asked), response: theirs.response })).rejects.toMatchObject(refused);
    await expect(come(makeAuthenticator().answer(await question()))).rejects.toMatchObject(refused);
    await come(authenticator.answer(await question()));
  });

  test('a count that does not grow betrays a copy of the key', async () => {
    const { owner } = await buildTenant();
    const { authenticator } = await withPasskey(owner);
    await come(authenticator.answer(await question(), { counter: 40 }));
    for (const counter of [0, 39, 40])
      await expect(come(authenticator.answer(await question(), { counter }))).rejects.toMatchObject(refused);
    await come(authenticator.answer(await question(), { counter: 41 }));
  });
});

describe('adding, naming, removing', () => {
  test('adding asks for the password, unless signing in was just now; the first brings recovery codes', async () => {
    const { owner } = await buildTenant();
    expect((await beginPasskey(await me(owner), {})).challenge).not.toBe('');
    await letTimePass(owner);
    await expect(beginPasskey(await me(owner), {})).rejects.toMatchObject(refused);
    await expect(beginPasskey(await me(owner), { proof: { password: 'not it at all' } })).rejects.toMatchObject(refused);
    const first = await withPasskey(owner);
    expect(first.recoveryCodes).toHaveLength(10);
    expect((await withPasskey(owner)).recoveryCodes).toBeNull();
    expect(await getSecondFactor(await me(owner))).toMatchObject({
      since: null,
      isShown: true,
      passkeys: 2,
      recoveryCodesLeft: 10,
    });
    await renamePasskey(await me(owner), { passkeyId: first.passkey.id, name: 'The one in the drawer' });
    expect((await listPasskeys(owner)).map(({ name }) => name)).toEqual(['The one in the drawer', 'Firefox on Windows']);
  });

  test('a new key is taken once, from this site, of a device that asked its person, and from whom it was asked', async () => {
    const { owner } = await buildTenant();
    const other = (await buildTenant()).owner;
    const authenticator = makeAuthenticator();
    const add = async (member: BuiltMember, created: ReturnType<Authenticator['create']>) =>
      addPasskey(await me(member), { created, userAgent: '' });
    const ask = async () => beginPasskey(await me(owner), {});
    for (const deviation of [{ origin: 'https://parley.example' }, { rpId: 'parley.example' }, { isVerified: false }])
      await expect(add(owner, authenticator.create(await ask(), deviation))).rejects.toMatchObject(refused);
    await expect(add(other, authenticator.create(await ask()))).rejects.toMatchObject(refused);
    const created = authenticator.create(await ask());
    await add(owner, created);
    await expect(add(owner, created)).rejects.toMatchObject(refused);
    await expect(add(other, authenticator.create(await beginPasskey(await me(other), {})))).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    expect(await listPasskeys(owner)).toHaveLength(1);
    expect(await listPasskeys(other)).toHaveLength(0);
  });

  test('nobody renames or removes the passkey of somebody else, nor removes their own without showing who they are', async () => {
    const { owner } = await buildTenant();
    const other = (await buildTenant()).owner;
    const { passkey, authenticator } = await withPasskey(owner);
    const remove = async (by: BuiltMember, proof: Parameters<typeof removePasskey>[1]['proof']) =>
      removePasskey(await me(by), { passkeyId: passkey.id, proof });
    const missing = { code: 'NOT_FOUND' };
    await expect(renamePasskey(await me(other), { passkeyId: passkey.id, name: 'Mine' })).rejects.toMatchObject(missing);
    await expect(remove(other, { password: other.password })).rejects.toMatchObject(missing);
    await expect(remove(owner, { password: 'not it at all' })).rejects.toMatchObject(refused);
    const asked = await askForOwnPasskey(await me(owner));
    await expect(remove(other, { passkey: authenticator.answer(asked) })).rejects.toMatchObject(refused);
    await remove(owner, { passkey: authenticator.answer(await askForOwnPasskey(await me(owner))) });
    expect(await listPasskeys(owner)).toEqual([]);
    await expect(come(authenticator.answer(await question()))).rejects.toMatchObject(refused);
    expect((await getSecondFactor(await me(owner))).recoveryCodesLeft).toBe(0);
    expect((await listAudit(owner, { kind: 'signIn' })).entries[0]?.type).toBe('session.passkeyRemoved');
  });

  test('a password that was learnt puts no second factor beside the one there is, and takes none away', async () => {
    const { owner } = await buildTenant();
    const { passkey, authenticator, recoveryCodes } = await withPasskey(owner);
    const thief = await byPassword(owner);
    const proof = { password: owner.password };
    const stepFirst = { code: 'FORBIDDEN', rule: 'second-step-first' };
    await expect(beginPasskey(await me(thief), { proof })).rejects.toMatchObject(stepFirst);
    await expect(beginSecondFactor(await me(thief), proof)).rejects.toMatchObject(stepFirst);
    await expect(removePasskey(await me(thief), { passkeyId: passkey.id, proof })).rejects.toMatchObject(stepFirst);
    await beginPasskey(await me(thief), { proof: { passkey: authenticator.answer(await askForOwnPasskey(await me(thief))) } });
    const lost = await byPassword(owner);
    await showSecondFactor(await me(lost), { code: recoveryCodes?.[0] ?? '' });
    await removePasskey(await me(lost), { passkeyId: passkey.id, proof });
  });
});

describe('where a firm asks for a second factor', () => {
  const rules = { sessionHours: null, idleMinutes: null, allowedRanges: [] };
  const now = () => new Date(Date.now() - 1_000).toISOString();

  test('a passkey is one: at sign-in, in a session that began by password, and in the list of who has none', async () => {
    const tenant = await buildTenant();
    const member = await buildMember(tenant, { name: 'Mia' });
    const { authenticator } = await withPasskey(member);
    await withPasskey(tenant.owner);
    expect((await listWithoutSecondFactor(tenant.owner)).items.map(({ name }) => name)).not.toContain('Mia');
    await setSignInRules(tenant.owner, { ...rules, secondFactorFrom: now() });
    const session = await byPassword(member);
    const enter = () => resolveActor(session.sessionToken, tenant.slug);
    await expect(enter()).rejects.toMatchObject({ rule: 'sign-in-rule:secondFactor' });
    const other = await withPasskey((await buildTenant()).owner);
    const foreign = other.authenticator.answer(await askForOwnPasskey(await me(session)));
    await expect(showSecondFactor(await me(session), { passkey: foreign })).rejects.toMatchObject(refused);
    const answer = authenticator.answer(await askForOwnPasskey(await me(session)));
    await showSecondFactor(await me(session), { passkey: answer });
    expect((await enter()).memberId).toBe(member.memberId);
    await expect(showSecondFactor(await me(session), { passkey: answer })).rejects.toMatchObject(refused);
    const direct = await come(authenticator.answer(await question()));
    expect((await resolveActor(direct.sessionToken, tenant.slug)).memberId).toBe(member.memberId);
  });

  test('the only second factor stays; beside another it may go, and codes of the app may go beside a passkey', async () => {
    const { owner } = await buildTenant();
    const { passkey } = await withPasskey(owner);
    const proof = { password: owner.password };
    const remove = async () => removePasskey(await me(owner), { passkeyId: passkey.id, proof });
    await setSignInRules(owner, { ...rules, secondFactorFrom: now() });
    await expect(remove()).rejects.toMatchObject({ code: 'CONFLICT' });
    const code = await recoveryCode(owner);
    await remove();
    await withPasskey(owner);
    await endSecondFactor(await me(owner), { ...proof, code });
    expect(await getSecondFactor(await me(owner))).toMatchObject({ since: null, passkeys: 1, isShown: false });
  });
});
