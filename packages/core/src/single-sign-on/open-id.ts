import * as openId from 'openid-client';
import { config } from '../config.ts';
import { ProviderNotReached, judgeProviderUrl, providerFetch } from './provider-fetch.ts';
import { toClaims, type ProvedPerson } from './person.ts';

export type OpenIdProvider = { issuer: string; clientId: string; clientSecret: string };
export type OpenIdSecrets = { state: string; nonce: string; verifier: string };

export const newOpenIdSecrets = (): OpenIdSecrets => ({
  state: openId.randomState(),
  nonce: openId.randomNonce(),
  verifier: openId.randomPKCECodeVerifier(),
});

/** Where the person is sent: authorization code flow with PKCE, state and nonce (OpenID Connect Core 1.0, 3.1; RFC 7636). */
export async function openIdUrl(
  provider: OpenIdProvider,
  { secrets, redirectUri }: { secrets: OpenIdSecrets; redirectUri: string },
): Promise<URL> {
  const client = await discover(provider);
  return openId.buildAuthorizationUrl(client, {
    redirect_uri: redirectUri,
    scope: 'openid email profile',
    state: secrets.state,
    nonce: secrets.nonce,
    code_challenge: await openId.calculatePKCECodeChallenge(secrets.verifier),
    code_challenge_method: 'S256',
  });
}

type Answer = { secrets: OpenIdSecrets; redirectUri: string; query: URLSearchParams };
/** The signed claims: `iss` and `sub` are the provider's, what it did not sign is added where the address is not among it. */
export type OpenIdClaims = Record<string, unknown> & { iss: string; sub: string };

/**
 * Trades the code that came back for a signed ID token and checks it: signature by the provider's published keys, issuer,
 * audience, times, nonce, and that the answer belongs to this very question. Throws for anything else.
 */
export async function readOpenIdClaims(provider: OpenIdProvider, { secrets, redirectUri, query }: Answer): Promise<OpenIdClaims> {
  const client = await discover(provider);
  const url = new URL(redirectUri);
  url.search = query.toString();
  const tokens = await openId.authorizationCodeGrant(client, url, {
    expectedState: secrets.state,
    expectedNonce: secrets.nonce,
    pkceCodeVerifier: secrets.verifier,
    idTokenExpected: true,
  });
  const claims = tokens.claims();
  if (!claims) throw new Error('no ID token');
  return claims.email ? claims : { ...(await moreOf(client, tokens.access_token, claims.sub)), ...claims };
}

/** Whom the answer proves. */
export async function readOpenIdAnswer(provider: OpenIdProvider, answer: Answer): Promise<ProvedPerson> {
  const told = await readOpenIdClaims(provider, answer);
  const text = (name: string) => textIn(told, name);
  return {
    issuer: provider.issuer,
    subject: told.sub,
    email: text('email')?.toLowerCase() ?? null,
    isEmailVerified: verifiedIn(told),
    name: text('name') ?? ([text('given_name'), text('family_name')].filter(Boolean).join(' ') || null),
    claims: toClaims(told),
  };
}

export function textIn(claims: Record<string, unknown>, name: string): string | null {
  const value = claims[name];
  return typeof value === 'string' && value !== '' ? value : null;
}

/** Some providers keep the address out of the ID token. The answer is bound to the same subject. */
async function moreOf(client: openId.Configuration, accessToken: string, subject: string): Promise<Record<string, unknown>> {
  if (!client.serverMetadata().userinfo_endpoint) return {};
  return { ...(await openId.fetchUserInfo(client, accessToken, subject)) };
}

// Some providers write it as a string.
export function verifiedIn(claims: Record<string, unknown>): boolean | null {
  const said = claims['email_verified'];
  return said === undefined || said === null ? null : said === true || said === 'true';
}

/** Asks the provider what it is. Its metadata must name the issuer that was asked, and addresses that we may speak to. */
export async function discover({ issuer, clientId, clientSecret }: OpenIdProvider): Promise<openId.Configuration> {
  const isLocal = config().allowsLocalProviders === true;
  const client = await openId.discovery(judgeProviderUrl(issuer), clientId, {}, openId.ClientSecretPost(clientSecret), {
    [openId.customFetch]: providerFetch as openId.CustomFetch,
    execute: [openId.enableNonRepudiationChecks, ...(isLocal ? [openId.allowInsecureRequests] : [])],
  });
  client[openId.customFetch] = providerFetch as openId.CustomFetch;
  const { authorization_endpoint: authorization, token_endpoint: token, jwks_uri: keys } = client.serverMetadata();
  for (const address of [authorization, token, keys]) {
    if (!address) throw new ProviderNotReached('no address of one of its parts');
    judgeProviderUrl(address);
  }
  return client;
}
