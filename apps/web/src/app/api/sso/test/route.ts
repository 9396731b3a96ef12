import { AppError } from '@parley/core/app-error';
import { resolveActor } from '@parley/core/identity/session';
import { beginProviderTest } from '@parley/core/single-sign-on/provider-test';
import { cookies } from 'next/headers';
import { readSessionToken } from '@/lib/session-cookie';
import { browserSecret, goTo, visit } from '../sso-route';

const workspaceIn = (request: Request) => new URL(request.url).searchParams.get('workspace') ?? '';

/** An owner's test sign-in. Only a page of ours may begin it. */
export const GET = visit(
  async (request) => {
    if (request.headers.get('sec-fetch-site') === 'cross-site')
      throw new AppError('FORBIDDEN', { message: 'Open this from Parley.' });
    const actor = await resolveActor(readSessionToken(await cookies()), workspaceIn(request));
    return goTo((await beginProviderTest(actor, { browser: await browserSecret() })).url);
  },
  async (request) => workspaceIn(request),
);
