import { AppError } from '@parley/core/app-error';
import { finishSocial } from '@parley/core/social-sign-in/receive-social';
import * as z from 'zod';
import { apiRoute } from '@/lib/api-route';
import { readJson } from '@/lib/read-json';
import { requestClient } from '@/lib/request-client';
import { knownBrowser, putSession } from '../../../sso-route';
import { destination, toProvider, type SocialContext } from '../../social-route';

const body = z.strictObject({ ticket: z.string().min(1).max(200), code: z.string().max(24) });

/** The second step after Google or Microsoft. Answers where to go on. */
export const POST = apiRoute(async (request, context: SocialContext) => {
  const provider = await toProvider(context);
  const given = body.safeParse(await readJson(request));
  if (!given.success) throw new AppError('INVALID', { message: 'This request is not complete.' });
  const input = { ...given.data, provider, browser: await knownBrowser() };
  const came = await finishSocial(input, requestClient(request.headers));
  await putSession(came.sessionToken);
  return Response.json({ path: await destination(came) }, { headers: { 'cache-control': 'no-store' } });
});
