import { createContext } from '@parley/api/context';
import { appRouter } from '@parley/api/router';
import { requestIdHeader } from '@parley/contract/ticket';
import { AppError } from '@parley/core/app-error';
import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { cookies } from 'next/headers';
import { apiRoute } from '@/lib/api-route';
import { requestClient } from '@/lib/request-client';
import { toRequestId } from '@/lib/request-id';
import { requireContentType } from '@/lib/same-origin';
import { readSessionToken } from '@/lib/session-cookie';

const maxBytes = 512 * 1024;

const handle = apiRoute(async (request) => {
  if (request.method === 'POST') requireContentType(request, 'application/json');
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes)
    throw new AppError('TOO_LARGE', { message: `Send at most ${maxBytes / 1024} kB at once.` });
  const sessionToken = readSessionToken(await cookies());
  const { address, userAgent, locale } = requestClient(request.headers);
  return fetchRequestHandler({
    endpoint: '/api/trpc',
    req: request,
    router: appRouter,
    createContext: () =>
      createContext({
        headers: request.headers,
        sessionToken,
        ip: address,
        userAgent,
        locale,
        requestId: toRequestId(request.headers.get(requestIdHeader)),
      }),
    responseMeta: ({ errors }) => ({ headers: responseHeaders(errors) }),
  });
});

/** Answers are about one person and one moment, and are never kept; a refusal for haste says how long to wait. */
function responseHeaders(errors: readonly { cause?: unknown }[]): Headers {
  const headers = new Headers({ 'cache-control': 'no-store' });
  const waits = errors.map(({ cause }) => (cause instanceof AppError ? (cause.retryAfterMs ?? 0) : 0));
  const longest = Math.max(0, ...waits);
  if (longest > 0) headers.set('retry-after', String(Math.ceil(longest / 1000)));
  return headers;
}

export { handle as GET, handle as POST };
