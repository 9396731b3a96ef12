import { beginLink, beginSocialSignIn } from '@parley/core/social-sign-in/begin-social';
import { cookies } from 'next/headers';
import { toNextPath } from '@/lib/next-path';
import { requestClient } from '@/lib/request-client';
import { readSessionToken } from '@/lib/session-cookie';
import { browserSecret, goTo, visit } from '../../../sso-route';
import { toProvider, type SocialContext } from '../../social-route';

/** Sends the browser to Google or Microsoft: to sign in or up, to accept an invitation, or, with a ticket, to link an account there. */
export const GET = visit(
  async (request, context: SocialContext) => {
    const provider = await toProvider(context);
    const query = new URL(request.url).searchParams;
    const begun = { provider, browser: await browserSecret(), next: toNextPath(query.get('next')) };
    const ticket = query.get('link');
    if (ticket) return goTo((await beginLink({ ...begun, ticket, sessionToken: readSessionToken(await cookies()) })).url);
    const invitation = query.get('invitation');
    const isSignUp = query.get('for') === 'signup';
    return goTo((await beginSocialSignIn({ ...begun, invitation, isSignUp }, requestClient(request.headers))).url);
  },
  async () => null,
);
