import { companyName, personName } from '@parley/contract/primitives';
import { AppError } from '@parley/core/app-error';
import { readSignUp, signUpByProvider } from '@parley/core/social-sign-in/sign-up-by-provider';
import * as z from 'zod';
import { apiRoute } from '@/lib/api-route';
import { readJson } from '@/lib/read-json';
import { requestClient } from '@/lib/request-client';
import { knownBrowser, putSession } from '../../../sso-route';
import { toProvider, type SocialContext } from '../../social-route';

const ticket = z.string().min(1).max(200);
const body = z.strictObject({ ticket, companyName, name: personName });
const noStore = { headers: { 'cache-control': 'no-store' } };

/** Who is signing up: the browser that the provider sent back, and no other, is told. */
export const GET = apiRoute(async (request, context: SocialContext) => {
  const provider = await toProvider(context);
  const given = ticket.safeParse(new URL(request.url).searchParams.get('ticket'));
  if (!given.success) throw new AppError('INVALID', { message: 'This request is not complete.' });
  return Response.json(await readSignUp({ provider, ticket: given.data, browser: await knownBrowser() }), noStore);
});

/** Opens the workspace of somebody whom Google or Microsoft vouches for. Answers where to go on. */
export const POST = apiRoute(async (request, context: SocialContext) => {
  const provider = await toProvider(context);
  const given = body.safeParse(await readJson(request));
  if (!given.success) throw new AppError('INVALID', { message: given.error.issues[0]?.message ?? 'This request is not complete.' });
  const input = { ...given.data, provider, browser: await knownBrowser() };
  const { sessionToken, slug } = await signUpByProvider(input, requestClient(request.headers));
  await putSession(sessionToken);
  return Response.json({ path: `/${slug}` }, noStore);
});
