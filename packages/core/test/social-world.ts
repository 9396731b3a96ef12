import { randomUUID } from 'node:crypto';
import type { SocialProvider } from '@parley/contract/social';
import { afterAll, beforeAll } from 'vitest';
import { startOpenId, type OpenIdStandIn, type StandInPerson } from '../../../stand-ins/identity/start-open-id.mjs';
import { config, configureCore } from '../src/config.ts';
import { requireSignedIn } from '../src/identity/session.ts';
import { askForLink, beginLink, beginSocialSignIn } from '../src/social-sign-in/begin-social.ts';
import { receiveSocial, type SocialOutcome } from '../src/social-sign-in/receive-social.ts';
import { socialRedirectUri } from '../src/social-sign-in/social-provider.ts';
import type { BuiltMember } from '../src/testing/build.ts';
import { clientHere, openSingleSignOn, walkProvider } from './single-sign-on-world.ts';

/** Core on a server where Google and Microsoft are offered; one stand-in plays both. */
export function openSocial(): { standIn: () => OpenIdStandIn; person: (more: Partial<StandInPerson>) => string } {
  openSingleSignOn();
  let standIn: OpenIdStandIn;
  beforeAll(async () => {
    const clientOf = (provider: SocialProvider) => ({
      client_id: `parley-at-${provider}`,
      client_secret: 'a secret of ours, long enough',
      redirect_uris: [socialRedirectUri(provider)],
    });
    standIn = await startOpenId({ clients: [clientOf('google'), clientOf('microsoft')] });
    const settings = (provider: SocialProvider) => ({
      issuer: standIn.issuer,
      clientId: `parley-at-${provider}`,
      clientSecret: 'a secret of ours, long enough',
    });
    configureCore({ ...config(), social: { google: settings('google'), microsoft: settings('microsoft') } });
  });
  afterAll(() => standIn.close());
  return {
    standIn: () => standIn,
    person: (more) => {
      const sub = more.sub ?? randomUUID();
      standIn.people.push({
        email: `${sub}@firm.example`,
        name: 'Ana Marsh',
        email_verified: true,
        hd: 'firm.example',
        ...more,
        sub,
      });
      return sub;
    },
  };
}

type Begun = { browser: string; query: URLSearchParams };
type How = { provider?: SocialProvider; invitation?: string; browser?: string };

/** Begins at the sign-in page and walks the provider's pages as `sub`. */
export async function beginAs(standIn: OpenIdStandIn, sub: string, how: How = {}): Promise<Begun> {
  const { provider = 'google', invitation = null, browser = randomUUID() } = how;
  const { url } = await beginSocialSignIn({ provider, browser, next: null, invitation }, clientHere());
  return { browser, query: (await walkProvider(standIn, url, sub)).searchParams };
}

export const receive = ({ browser, query }: Begun, provider: SocialProvider = 'google', sessionToken: string | null = null) =>
  receiveSocial({ provider, query, browser, sessionToken }, clientHere());

export async function comeAs(standIn: OpenIdStandIn, sub: string, how: How = {}): Promise<SocialOutcome> {
  return receive(await beginAs(standIn, sub, how), how.provider);
}

/** As far as back from the provider, to link an account of `sub` to the member. */
export async function beginLinking(standIn: OpenIdStandIn, member: BuiltMember, sub: string): Promise<Begun> {
  const browser = randomUUID();
  const { ticket } = await askForLink(await requireSignedIn(member.sessionToken), {
    provider: 'google',
    proof: { password: member.password },
  });
  const { sessionToken } = member;
  const { url } = await beginLink({ provider: 'google', browser, next: '/settings', ticket, sessionToken });
  return { browser, query: (await walkProvider(standIn, url, sub)).searchParams };
}
