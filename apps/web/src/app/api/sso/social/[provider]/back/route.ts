import { receiveSocial } from '@parley/core/social-sign-in/receive-social';
import { cookies } from 'next/headers';
import { requestClient } from '@/lib/request-client';
import { readSessionToken } from '@/lib/session-cookie';
import { goTo, knownBrowser, putSession, visit } from '../../../sso-route';
import { destination, toProvider, type SocialContext } from '../../social-route';

/** Where Google and Microsoft send the browser back to. */
export const GET = visit(
  async (request, context: SocialContext) => {
    const provider = await toProvider(context);
    const query = new URL(request.url).searchParams;
    const sessionToken = readSessionToken(await cookies());
    const input = { provider, query, browser: await knownBrowser(), sessionToken };
    const outcome = await receiveSocial(input, requestClient(request.headers));
    if (outcome.kind === 'linked') {
      const said = new URLSearchParams(outcome.problem ? { notLinked: outcome.problem } : { linked: provider });
      return goTo(`${outcome.next ?? '/workspaces'}?${said}#linked-accounts`);
    }
    if (outcome.kind === 'code') {
      const { ticket, next } = outcome;
      return goTo(`/signin/code?${new URLSearchParams({ provider, ticket, ...(next ? { next } : {}) })}`);
    }
    if (outcome.kind === 'signUp') return goTo(`/signup/company?${new URLSearchParams({ provider, ticket: outcome.ticket })}`);
    await putSession(outcome.sessionToken);
    return goTo(await destination(outcome));
  },
  async () => null,
);
