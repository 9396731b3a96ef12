import { errorStatus } from '@parley/contract/error-code';
import { AppError } from '@parley/core/app-error';
import { handleClientEvent, isClientEventName } from '@parley/core/client-event/handle-client-event';
import { apiRoute } from '@/lib/api-route';
import { readJson } from '@/lib/read-json';
import { requestActor } from '@/lib/request-actor';

type Context = { params: Promise<{ event: string }> };

/** Every client event of the socket, for where WebSockets are blocked: the same body and the same answer. */
export const POST = apiRoute<Context>(async (request, { params }) => {
  const { event } = await params;
  if (!isClientEventName(event)) throw new AppError('NOT_FOUND', { message: 'There is no such event.' });
  const actor = await requestActor(request);
  const answer = await handleClientEvent(actor, event, await readJson(request));
  const headers = new Headers({ 'cache-control': 'no-store' });
  if (!answer.ok && answer.error.retryAfterMs !== undefined)
    headers.set('retry-after', String(Math.ceil(answer.error.retryAfterMs / 1000)));
  return Response.json(answer, { status: answer.ok ? 200 : errorStatus[answer.error.code], headers });
});
