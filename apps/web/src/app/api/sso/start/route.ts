import { beginFirmSignIn } from '@parley/core/single-sign-on/firm-sign-in';
import { toNextPath } from '@/lib/next-path';
import { requestClient } from '@/lib/request-client';
import { browserSecret, goTo, visit } from '../sso-route';

const workspaceIn = (request: Request) => new URL(request.url).searchParams.get('workspace') ?? '';

/** Sends the browser to the provider of the workspace that is named. */
export const GET = visit(
  async (request) => {
    const next = toNextPath(new URL(request.url).searchParams.get('next'));
    const input = { workspace: workspaceIn(request), next, browser: await browserSecret() };
    return goTo((await beginFirmSignIn(input, requestClient(request.headers))).url);
  },
  async (request) => workspaceIn(request),
);
