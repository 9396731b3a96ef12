import { randomBytes } from 'node:crypto';
import { AppError, notFound } from '@parley/core/app-error';
import { log, withRequest } from '@parley/core/log';
import type { Outcome } from '@parley/core/single-sign-on/receive-answer';
import { findFirmSlug } from '@parley/core/single-sign-on/our-metadata';
import { cookies } from 'next/headers';
import { env } from '@/env';
import { toNextPath } from '@/lib/next-path';
import { requestClient } from '@/lib/request-client';
import { toRequestId } from '@/lib/request-id';
import { sessionCookieName, sessionCookieOptions } from '@/lib/session-cookie';

const sessionSeconds = 30 * 86_400;
const attemptSeconds = 10 * 60;
const attemptCookie = () => (env().PUBLIC_URL.startsWith('https:') ? '__Secure-parley.sso' : 'parley.sso');
const anyId = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The secret of the browser that begins a sign-in: one for all that it begins within minutes. */
export async function browserSecret(): Promise<string> {
  const jar = await cookies();
  const secret = jar.get(attemptCookie())?.value || randomBytes(32).toString('base64url');
  jar.set(attemptCookie(), secret, { ...sessionCookieOptions(), path: '/api/sso', maxAge: attemptSeconds });
  return secret;
}
export const knownBrowser = async (): Promise<string> => (await cookies()).get(attemptCookie())?.value ?? '';

export const toIdOr404 = (given: string): string => {
  if (!anyId.test(given)) throw notFound('workspace');
  return given;
};

/** Where the browser goes when it is signed in, or when a test has come to its end. */
export async function goOn(outcome: Outcome): Promise<Response> {
  if (outcome.kind === 'tested') return goTo(`/${outcome.slug}/admin/security/single-sign-on?tested=1`);
  await putSession(outcome.sessionToken);
  return goTo(toNextPath(outcome.next) ?? `/${outcome.slug}`);
}

export async function putSession(sessionToken: string): Promise<void> {
  const jar = await cookies();
  jar.set(sessionCookieName(), sessionToken, { ...sessionCookieOptions(), maxAge: sessionSeconds });
}

/** 303: whatever came by POST goes on by GET. */
export function goTo(url: string): Response {
  const location = url.startsWith('/') ? `${env().PUBLIC_URL}${url}` : url;
  return new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' } });
}

/**
 * The edge of all visits that browsers make here: whatever is refused ends at the sign-in page, which says why in words of
 * its own; an address cannot put words there.
 */
export function visit<Context>(
  handle: (request: Request, context: Context) => Promise<Response>,
  workspaceOf: (request: Request, context: Context) => Promise<string | null>,
) {
  return (request: Request, context: Context): Promise<Response> => {
    const requestId = toRequestId(null);
    return withRequest({ requestId, address: requestClient(request.headers).address }, async () => {
      try {
        return await handle(request, context);
      } catch (error) {
        if (!(error instanceof AppError)) log.error({ err: error }, 'a sign-in by a provider failed');
        const reason = error instanceof AppError ? (error.rule ?? error.code) : 'INTERNAL';
        const query = new URLSearchParams({ refused: reason });
        const workspace = await workspaceOf(request, context).catch(() => null);
        if (workspace) query.set('workspace', workspace);
        return goTo(`/signin?${query}`);
      }
    });
  };
}

export type FirmContext = { params: Promise<{ workspace: string }> };
export const slugOfFirm = async (_: Request, { params }: FirmContext) => findFirmSlug(toIdOr404((await params).workspace));
