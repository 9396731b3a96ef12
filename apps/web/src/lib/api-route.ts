import { errorStatus } from '@parley/contract/error-code';
import { requestIdHeader } from '@parley/contract/ticket';
import { toErrorBody } from '@parley/core/app-error';
import { log, withRequest } from '@parley/core/log';
import { requestClient } from './request-client.ts';
import { toRequestId } from './request-id.ts';
import { refuseForeignOrigin } from './same-origin.ts';

/**
 * The edge that every HTTP route of ours has: one request id, no foreign origins for what changes something, and refusals
 * as `{ error: { code, message } }` with the status of the contract's table.
 */
export function apiRoute<Context>(handle: (request: Request, context: Context) => Promise<Response>) {
  return (request: Request, context: Context): Promise<Response> => {
    const requestId = toRequestId(request.headers.get(requestIdHeader));
    return withRequest({ requestId, address: requestClient(request.headers).address }, async () => {
      const response = await handleSafely(request, context, handle);
      response.headers.set(requestIdHeader, requestId);
      return response;
    });
  };
}

async function handleSafely<Context>(
  request: Request,
  context: Context,
  handle: (request: Request, context: Context) => Promise<Response>,
): Promise<Response> {
  try {
    if (request.method !== 'GET' && request.method !== 'HEAD') refuseForeignOrigin(request);
    return await handle(request, context);
  } catch (error) {
    return errorResponse(error);
  }
}

export function errorResponse(error: unknown): Response {
  const body = toErrorBody(error);
  if (body.code === 'INTERNAL') log.error({ err: error }, 'request failed');
  const headers = new Headers({ 'cache-control': 'no-store' });
  if (body.retryAfterMs !== undefined) headers.set('retry-after', String(Math.ceil(body.retryAfterMs / 1000)));
  // The rest of a body that is too large stays unread, so that nothing else can follow on this connection.
  if (body.code === 'TOO_LARGE') headers.set('connection', 'close');
  return Response.json({ error: body }, { status: errorStatus[body.code], headers });
}
