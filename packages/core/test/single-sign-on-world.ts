import { randomUUID } from 'node:crypto';
import { systemDb } from '@parley/db/with-system';
import { beforeAll } from 'vitest';
import { startOpenId, type OpenIdStandIn, type StandInPerson } from '../../../stand-ins/identity/start-open-id.mjs';
import { config, configureCore } from '../src/config.ts';
import type { Client } from '../src/identity/session.ts';
import { log } from '../src/log.ts';
import { beginFirmSignIn } from '../src/single-sign-on/firm-sign-in.ts';
import { ourSide } from '../src/single-sign-on/our-side.ts';
import { receiveOpenId, type Outcome } from '../src/single-sign-on/receive-answer.ts';
import { setOpenIdProvider } from '../src/single-sign-on/settings.ts';
import { buildTenant, type BuiltTenant } from '../src/testing/build.ts';
import { openTestCore } from './open-test-core.ts';

/** Core whose identity providers may stand on this machine. */
export function openSingleSignOn(): void {
  openTestCore();
  beforeAll(() => {
    configureCore({ ...config(), allowsLocalProviders: true });
    // Each answer that is refused is a line there.
    log.level = 'silent';
  });
}

export const clientHere = (): Client => ({ address: `test-${randomUUID()}`, userAgent: 'test' });
export const newDomain = () => `firm-${randomUUID().slice(0, 8)}.example`;
export const proveDomain = (tenant: BuiltTenant, domain: string) =>
  systemDb().provenDomain.create({ data: { tenantId: tenant.tenantId, domain } });
const clientOf = { client_id: 'parley', client_secret: 'a secret of this firm, long enough' };

export type Firm = { tenant: BuiltTenant; domain: string; standIn: OpenIdStandIn };

/** A firm with a proven domain and an OpenID provider. */
export async function firmWithOpenId(people: (domain: string) => StandInPerson[]): Promise<Firm> {
  const tenant = await buildTenant();
  const domain = newDomain();
  await proveDomain(tenant, domain);
  const { redirectUri } = ourSide(tenant.tenantId, tenant.slug);
  const standIn = await startOpenId({ people: people(domain), clients: [{ ...clientOf, redirect_uris: [redirectUri] }] });
  await setOpenIdProvider(tenant.owner, {
    issuer: standIn.issuer,
    clientId: clientOf.client_id,
    clientSecret: clientOf.client_secret,
    makesMembers: true,
  });
  return { tenant, domain, standIn };
}

/** Walks the provider's pages as the browser of `sub` would, and answers where the provider sends it back to. */
export async function walkProvider(standIn: OpenIdStandIn, url: string, sub: string): Promise<URL> {
  const jar = new Map<string, string>();
  standIn.next = sub;
  for (let at = new URL(url), steps = 0; steps < 12; steps += 1) {
    if (!at.href.startsWith(standIn.issuer)) return at;
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(at, { redirect: 'manual', headers: { cookie } });
    for (const line of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=');
      jar.set(name, value);
    }
    const next = answer.headers.get('location');
    if (!next) throw new Error(`The provider answered ${answer.status}: ${(await answer.text()).slice(0, 300)}`);
    at = new URL(next, at);
  }
  throw new Error('The provider sends in circles.');
}

/** Begins at the firm's sign-in page; `come` brings an answer back. */
export async function beginAt(firm: Firm, sub: string, browser: string = randomUUID()) {
  const { url } = await beginFirmSignIn({ workspace: firm.tenant.slug, next: null, browser }, clientHere());
  const back = await walkProvider(firm.standIn, url, sub);
  return { browser, query: back.searchParams, url };
}

export async function signInAt(firm: Firm, sub: string): Promise<Extract<Outcome, { kind: 'in' }>> {
  const { browser, query } = await beginAt(firm, sub);
  const outcome = await receiveOpenId({ tenantId: firm.tenant.tenantId, query, browser }, clientHere());
  if (outcome.kind !== 'in') throw new Error('a test, not a sign-in');
  return outcome;
}
