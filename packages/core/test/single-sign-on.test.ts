import { systemDb } from '@parley/db/with-system';
import { withTenant } from '@parley/db/with-tenant';
import { SignJWT, decodeJwt, generateKeyPair } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listAudit } from '../src/audit/list-audit.ts';
import { config, configureCore } from '../src/config.ts';
import { getAccount } from '../src/identity/account.ts';
import { requireOwnSession, requireSignedIn, resolveActor } from '../src/identity/session.ts';
import { deactivateMember } from '../src/member/change-member.ts';
import { beginFirmSignIn } from '../src/single-sign-on/firm-sign-in.ts';
import { beginProviderTest } from '../src/single-sign-on/provider-test.ts';
import { receiveOpenId } from '../src/single-sign-on/receive-answer.ts';
import { getSingleSignOn, removeProvider, requireSingleSignOn, setOpenIdProvider } from '../src/single-sign-on/settings.ts';
import { buildMember, buildTenant } from '../src/testing/build.ts';
import {
  beginAt,
  clientHere,
  firmWithOpenId,
  newDomain,
  openSingleSignOn,
  proveDomain,
  signInAt,
  walkProvider,
  type Firm,
} from './single-sign-on-world.ts';

openSingleSignOn();

let firm: Firm;
beforeAll(async () => {
  firm = await firmWithOpenId((domain) => [
    { sub: 'ana', email: `ana@${domain}`, email_verified: true, name: 'Ana Marsh' },
    { sub: 'ben', email: `ben@${domain}`, name: 'Ben Ode' },
    { sub: 'unverified', email: `mallory@${domain}`, email_verified: false, name: 'Mallory' },
    { sub: 'stranger', email: 'somebody@elsewhere.example', email_verified: true, name: 'Stranger' },
    { sub: 'nameless', email: '', name: 'Nobody' },
    { sub: 'ana-again', email: `ana@${domain}`, email_verified: true, name: 'Another Ana' },
  ]);
});
afterAll(() => firm.standIn.close());

const receive = (query: URLSearchParams, browser: string, tenantId = firm.tenant.tenantId) =>
  receiveOpenId({ tenantId, query, browser }, clientHere());

test("whoever the firm's provider knows becomes a member at the first sign-in, and is the same one at the next", async () => {
  const first = await signInAt(firm, 'ana');
  const ana = await resolveActor(first.sessionToken, firm.tenant.slug);
  expect(ana).toMatchObject({ name: 'Ana Marsh', role: 'member', isEmailConfirmed: true });
  const second = await resolveActor((await signInAt(firm, 'ana')).sessionToken, firm.tenant.slug);
  expect(second.memberId).toBe(ana.memberId);
  const entries = (await listAudit(firm.tenant.owner, {})).entries.map(({ type }) => type);
  expect(entries).toContain('member.joined');
  expect(entries.filter((type) => type === 'session.started').length).toBeGreaterThanOrEqual(2);
});

describe('an answer is refused', () => {
  test('that another browser began', async () => {
    const { query } = await beginAt(firm, 'ana');
    await expect(receive(query, 'another browser')).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });
  test('that is brought a second time', async () => {
    const { browser, query } = await beginAt(firm, 'ana');
    await receive(query, browser);
    await expect(receive(query, browser)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });
  test('with another state', async () => {
    const { browser, query } = await beginAt(firm, 'ana');
    const altered = new URLSearchParams(query);
    altered.set('state', 'A'.repeat(43));
    await expect(receive(altered, browser)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });
  test('whose code was issued to a question of somebody else', async () => {
    const theirs = await beginAt(firm, 'ana');
    const mine = await beginAt(firm, 'ben');
    const swapped = new URLSearchParams(mine.query);
    swapped.set('code', theirs.query.get('code') ?? '');
    await expect(receive(swapped, mine.browser)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });
  test('that the provider refuses', async () => {
    const { browser, query } = await beginAt(firm, 'ana');
    const denied = new URLSearchParams({ state: query.get('state') ?? '', error: 'access_denied' });
    await expect(receive(denied, browser)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  type Change = (token: string) => Promise<string> | string;
  const parts = (token: string) => token.split('.');
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const reSigned =
    (claims: Record<string, unknown>): Change =>
    async (token) => {
      const { privateKey } = await generateKeyPair('RS256');
      return new SignJWT({ ...decodeJwt(token), ...claims }).setProtectedHeader({ alg: 'RS256' }).sign(privateKey);
    };
  const spoiled: [string, Change][] = [
    ['without a signature', (token) => `${parts(token)[0]}.${parts(token)[1]}.`],
    ['with the algorithm none', (token) => `${encode({ alg: 'none' })}.${parts(token)[1]}.`],
    [
      'with a claim changed after the signature',
      (token) => `${parts(token)[0]}.${encode({ ...decodeJwt(token), email: 'ben@elsewhere.example' })}.${parts(token)[2]}`,
    ],
    ['signed by somebody else', reSigned({})],
    [
      "signed with the client's own secret",
      (token) =>
        new SignJWT(decodeJwt(token))
          .setProtectedHeader({ alg: 'HS256' })
          .sign(new TextEncoder().encode('a secret of this firm, long enough')),
    ],
  ];
  test.each(spoiled)('%s', async (_, change) => {
    const { browser, query } = await beginAt(firm, 'ana');
    firm.standIn.change = async (answer) => ({ ...answer, id_token: await change(answer['id_token'] ?? '') });
    try {
      await expect(receive(query, browser)).rejects.toMatchObject({ code: 'UNAUTHENTICATED', rule: 'answer-refused' });
    } finally {
      firm.standIn.change = null;
    }
  });

  test('for an address that is in no domain of this firm', async () => {
    await expect(signInAt(firm, 'stranger')).rejects.toMatchObject({ code: 'FORBIDDEN', rule: 'proven-domains-only' });
  });
  test('for an address that the provider has not verified', async () => {
    await expect(signInAt(firm, 'unverified')).rejects.toMatchObject({ code: 'FORBIDDEN', rule: 'verified-addresses-only' });
  });
  test('without an address', async () => {
    await expect(signInAt(firm, 'nameless')).rejects.toMatchObject({ code: 'FORBIDDEN', rule: 'provider-sends-address' });
  });
  test('for a member whom the provider knew under another subject', async () => {
    await signInAt(firm, 'ana');
    await expect(signInAt(firm, 'ana-again')).rejects.toMatchObject({ code: 'FORBIDDEN', rule: 'one-identity-per-member' });
  });
});

test('a nonce of another question is refused: the provider signs what it was asked with', async () => {
  const { browser, query, url } = await beginAt(firm, 'ana');
  const nonce = new URL(url).searchParams.get('nonce') ?? '';
  const again = new URL(url);
  again.searchParams.set('nonce', `not ${nonce}`);
  const back = await walkProvider(firm.standIn, again.href, 'ana');
  const mixed = new URLSearchParams(query);
  mixed.set('code', back.searchParams.get('code') ?? '');
  await expect(receive(mixed, browser)).rejects.toMatchObject({ rule: 'answer-refused' });
});

test('a deactivated member stays out', async () => {
  const { sessionToken } = await signInAt(firm, 'ben');
  const ben = await resolveActor(sessionToken, firm.tenant.slug);
  await deactivateMember(firm.tenant.owner, { memberId: ben.memberId });
  await expect(signInAt(firm, 'ben')).rejects.toMatchObject({ code: 'FORBIDDEN', rule: 'deactivated-stay-out' });
});

test('nobody is made a member where the firm does not want it, nor beyond its seats', async () => {
  const closed = await firmWithOpenId((domain) =>
    Array.from({ length: 12 }, (_, n) => ({ sub: `p${n}`, email: `p${n}@${domain}`, name: `Person ${n}` })),
  );
  try {
    const settings = { issuer: closed.standIn.issuer, clientId: 'parley', clientSecret: '' };
    await setOpenIdProvider(closed.tenant.owner, { ...settings, makesMembers: false });
    await expect(signInAt(closed, 'p0')).rejects.toMatchObject({ rule: 'members-are-invited' });
    await setOpenIdProvider(closed.tenant.owner, { ...settings, makesMembers: true });
    for (let n = 0; n < 9; n += 1) await signInAt(closed, `p${n}`);
    await expect(signInAt(closed, 'p10')).rejects.toMatchObject({ code: 'PLAN_LIMIT' });
    await signInAt(closed, 'p3');
  } finally {
    await closed.standIn.close();
  }
});

describe("a provider of one firm reaches nothing of another's", () => {
  /** Somebody of another firm, in whose domain the evil firm's provider claims an address. */
  async function twoFirms() {
    const good = await buildTenant({ marker: 'Good' });
    const goodDomain = newDomain();
    await proveDomain(good, goodDomain);
    const victim = await buildMember(good, { name: 'Vic Tim' });
    const evil = await firmWithOpenId((domain) => [
      { sub: 'victim', email: victim.email, email_verified: true, name: 'Victim' },
      { sub: 'chief', email: `chief@${goodDomain}`, email_verified: true, name: 'Chief' },
      { sub: 'own', email: `own@${domain}`, email_verified: true, name: 'Own' },
    ]);
    return { good, goodDomain, victim, evil };
  }

  test('an address whose holder is a member elsewhere, or whose domain is proven elsewhere, is not its to name', async () => {
    const { evil } = await twoFirms();
    await expect(signInAt(evil, 'victim')).rejects.toMatchObject({ rule: 'proven-domains-only' });
    await expect(signInAt(evil, 'chief')).rejects.toMatchObject({ rule: 'proven-domains-only' });
    await signInAt(evil, 'own');
    await evil.standIn.close();
  });

  test('an answer that was meant for one firm is none for another', async () => {
    const { evil } = await twoFirms();
    const { browser, query } = await beginAt(evil, 'own');
    await expect(receive(query, browser, firm.tenant.tenantId)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    await evil.standIn.close();
  });

  test('an account that is linked by a proven domain keeps its password, and its other workspaces stay closed', async () => {
    const { good, evil } = await twoFirms();
    const shared = await buildMember(good);
    const address = `own@${evil.domain}`;
    await systemDb().user.update({ where: { id: shared.userId }, data: { email: address } });
    await withTenant(good.tenantId, (tx) => tx.member.updateMany({ where: { id: shared.memberId }, data: { email: address } }));
    const before = await systemDb().user.findUniqueOrThrow({ where: { id: shared.userId } });

    const { sessionToken } = await signInAt(evil, 'own');
    const there = await resolveActor(sessionToken, evil.tenant.slug);
    expect(there.userId).toBe(shared.userId);
    await expect(resolveActor(sessionToken, good.slug)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const signedIn = await requireSignedIn(sessionToken);
    expect(signedIn.onlyTenantId).toBe(evil.tenant.tenantId);
    expect((await getAccount(signedIn)).workspaces.map(({ slug }) => slug)).toEqual([evil.tenant.slug]);
    expect(() => requireOwnSession(signedIn)).toThrow('You came in through your firm');
    expect(await systemDb().user.findUniqueOrThrow({ where: { id: shared.userId } })).toEqual(before);
    await resolveActor(shared.sessionToken, good.slug);
    await evil.standIn.close();
  });

  test('nobody but an owner may set one', async () => {
    const admin = await buildMember(firm.tenant, { role: 'admin' });
    await expect(getSingleSignOn(admin)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(requireSingleSignOn(admin, { required: true })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

test('it is required only after a test with success, of the settings as they are; then passwords open nothing', async () => {
  const own = await firmWithOpenId((domain) => [
    { sub: 'ana', email: `ana@${domain}`, name: 'Ana' },
    { sub: 'foreign', email: 'x@elsewhere.example', name: 'Foreign' },
  ]);
  const { owner, slug, tenantId } = own.tenant;
  const member = await buildMember(own.tenant);
  const tryOut = async (sub: string) => {
    const browser = `browser of ${sub}`;
    const { url } = await beginProviderTest(owner, { browser });
    const back = await walkProvider(own.standIn, url, sub);
    expect(await receiveOpenId({ tenantId, query: back.searchParams, browser }, clientHere())).toEqual({ kind: 'tested', slug });
    return (await getSingleSignOn(owner)).test;
  };
  const required = { code: 'CONFLICT', rule: 'tested-before-required' };
  await expect(requireSingleSignOn(owner, { required: true })).rejects.toMatchObject(required);
  expect((await tryOut('foreign'))?.problem).toContain('elsewhere.example');
  await expect(requireSingleSignOn(owner, { required: true })).rejects.toMatchObject(required);
  const test = await tryOut('ana');
  expect(test?.problem).toBeNull();
  expect(test?.claims).toContainEqual({ name: 'email', value: `ana@${own.domain}` });
  const settings = { issuer: own.standIn.issuer, clientId: 'parley', clientSecret: '', makesMembers: true };
  await setOpenIdProvider(owner, settings);
  await expect(requireSingleSignOn(owner, { required: true })).rejects.toMatchObject(required);
  await tryOut('ana');
  expect((await requireSingleSignOn(owner, { required: true })).isRequired).toBe(true);

  await expect(resolveActor(member.sessionToken, slug)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  const { sessionToken } = await signInAt(own, 'ana');
  await resolveActor(sessionToken, slug);
  await systemDb().session.update({ where: { id: owner.sessionId }, data: { signedInBy: 'magicLink' } });
  await resolveActor(owner.sessionToken, slug);
  await removeProvider(owner);
  await resolveActor(member.sessionToken, slug);
  await expect(resolveActor(sessionToken, slug)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  const { entries } = await listAudit(owner, {});
  const types = entries.map(({ type }) => type);
  for (const type of ['set', 'tested', 'required', 'removed']) expect(types).toContain(`singleSignOn.${type}`);
  expect(JSON.stringify(entries)).not.toContain('long enough');
  await own.standIn.close();
});

test('addresses inside are not asked: a provider has to stand on the open internet', async () => {
  const { owner } = await buildTenant();
  const isLocal = config();
  configureCore({ ...isLocal, allowsLocalProviders: false });
  try {
    for (const issuer of [firm.standIn.issuer, 'https://127.0.0.1', 'https://169.254.169.254/latest', 'https://localhost'])
      await expect(
        setOpenIdProvider(owner, { issuer, clientId: 'x', clientSecret: 'y', makesMembers: true }),
      ).rejects.toMatchObject({ code: 'INVALID' });
  } finally {
    configureCore(isLocal);
  }
});

test('what a workspace without a provider, and one that is not there, answer is the same', async () => {
  const { slug } = await buildTenant();
  const answerFor = (workspace: string) =>
    beginFirmSignIn({ workspace, next: null, browser: 'b' }, clientHere()).catch((error: Error) => error.message);
  expect(await answerFor(slug)).toBe(await answerFor('there-is-no-such-firm'));
});
