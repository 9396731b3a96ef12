import { randomUUID } from 'node:crypto';
import { SignJWT, exportJWK, generateKeyPair } from 'jose';
import { beforeAll, expect, test, vi } from 'vitest';
import { config, configureCore } from '../src/config.ts';
import { beginSocialSignIn } from '../src/social-sign-in/begin-social.ts';
import { receiveSocial } from '../src/social-sign-in/receive-social.ts';
import { buildTenant } from '../src/testing/build.ts';
import { clientHere, openSingleSignOn } from './single-sign-on-world.ts';

const microsoft = 'https://login.microsoftonline.com';
const answers = vi.hoisted(() => new Map<string, () => Promise<unknown>>());
// Only Microsoft itself is played: its keys, and one issuer for each directory under a common address.
vi.mock('../src/single-sign-on/provider-fetch.ts', async (importOriginal) => ({
  ...(await importOriginal<object>()),
  providerFetch: async (address: string) => Response.json(await answers.get(new URL(address).pathname)?.()),
}));

openSingleSignOn();

const directory = randomUUID();
const issuerOf = (tid: string) => `${microsoft}/${tid}/v2.0`;
let sign: (claims: Record<string, unknown>) => Promise<string>;

beforeAll(async () => {
  const settings = { issuer: `${microsoft}/common/v2.0`, clientId: 'parley', clientSecret: 'a secret of ours' };
  configureCore({ ...config(), social: { microsoft: settings } });
  const { privateKey, publicKey } = await generateKeyPair('RS256');
  const key = { ...(await exportJWK(publicKey)), kid: 'one', use: 'sig', alg: 'RS256' };
  sign = (claims) => new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'one' }).sign(privateKey);
  answers.set('/common/v2.0/.well-known/openid-configuration', async () => ({
    issuer: issuerOf('{tenantid}'),
    authorization_endpoint: `${microsoft}/common/oauth2/v2.0/authorize`,
    token_endpoint: `${microsoft}/common/oauth2/v2.0/token`,
    jwks_uri: `${microsoft}/common/discovery/v2.0/keys`,
    response_types_supported: ['code'],
    id_token_signing_alg_values_supported: ['RS256'],
    token_endpoint_auth_methods_supported: ['client_secret_post'],
  }));
  answers.set('/common/discovery/v2.0/keys', async () => ({ keys: [key] }));
});

async function come(claims: Record<string, unknown>) {
  const browser = randomUUID();
  const begun = await beginSocialSignIn({ provider: 'microsoft', browser, next: null, invitation: null }, clientHere());
  const asked = new URL(begun.url).searchParams;
  const now = Math.floor(Date.now() / 1_000);
  const base = { iss: issuerOf(directory), tid: directory, aud: 'parley', iat: now, exp: now + 600, nonce: asked.get('nonce') };
  answers.set('/common/oauth2/v2.0/token', async () => ({
    token_type: 'Bearer',
    access_token: 'not used',
    id_token: await sign({ ...base, ...claims }),
  }));
  const query = new URLSearchParams({ state: asked.get('state') ?? '', code: 'a code' });
  return receiveSocial({ provider: 'microsoft', query, browser, sessionToken: null }, clientHere());
}

test('a signed answer is taken from the directory that it names, for us, to this very question, and in its time', async () => {
  const { owner } = await buildTenant();
  const good = { sub: randomUUID(), email: owner.email, xms_edov: true };
  for (const spoiled of [
    { tid: randomUUID() },
    { iss: issuerOf(randomUUID()) },
    { iss: 'https://login.attacker.example/common/v2.0' },
    { tid: undefined },
    { aud: 'another application' },
    { nonce: 'of another question' },
    { exp: Math.floor(Date.now() / 1_000) - 3_600 },
  ])
    await expect(come({ ...good, ...spoiled })).rejects.toMatchObject({ rule: 'answer-refused' });
  expect(await come(good)).toMatchObject({ kind: 'in', userId: owner.userId });
});

test('the same subject in another directory is another person', async () => {
  const { owner } = await buildTenant();
  const sub = randomUUID();
  await come({ sub, email: owner.email, xms_edov: '1' });
  const another = randomUUID();
  await expect(come({ sub, tid: another, iss: issuerOf(another), email: owner.email })).rejects.toMatchObject({
    rule: 'social-not-linked',
  });
});
