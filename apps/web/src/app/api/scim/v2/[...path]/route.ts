import { log, withRequest } from '@parley/core/log';
import { handleScim } from '@parley/core/scim/handle-scim';
import { requestIdHeader } from '@parley/contract/ticket';
import { errorResponse } from '@/lib/api-route';
import { readText } from '@/lib/read-json';
import { requestClient } from '@/lib/request-client';
import { toRequestId } from '@/lib/request-id';

const bodyMax = 1024 * 1024;
type Context = { params: Promise<{ path: string[] }> };

/** The door for a firm's directory (SCIM 2.0). It is a program with a token: cookies are not looked at. */
async function handle(request: Request, { params }: Context): Promise<Response> {
  const requestId = toRequestId(request.headers.get(requestIdHeader));
  const client = requestClient(request.headers);
  return withRequest({ requestId, address: client.address }, async () => {
    try {
      const answer = await handleScim(
        {
          token: /^Bearer\s+(\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1] ?? null,
          method: request.method,
          path: (await params).path,
          query: Object.fromEntries(new URL(request.url).searchParams),
          ifMatch: request.headers.get('if-match')?.slice(0, 1_000) ?? null,
          ifNoneMatch: request.headers.get('if-none-match')?.slice(0, 1_000) ?? null,
          body: request.method === 'GET' ? '' : await readText(request, bodyMax),
        },
        client,
      );
      const headers = new Headers({ 'content-type': 'application/scim+json; charset=utf-8', 'cache-control': 'no-store' });
      if (answer.version) headers.set('etag', answer.version);
      if (answer.retryAfterMs !== undefined) headers.set('retry-after', String(Math.ceil(answer.retryAfterMs / 1000)));
      return new Response(answer.body === null ? null : JSON.stringify(answer.body), { status: answer.status, headers });
    } catch (error) {
      log.warn({ err: error }, 'a SCIM request could not be read');
      return errorResponse(error);
    }
  });
}

export const GET = handle;
export const POST = handle;
export const PUT = handle;
export const PATCH = handle;
export const DELETE = handle;
