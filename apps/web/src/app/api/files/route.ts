import { limits } from '@parley/contract/limits';
import { AppError } from '@parley/core/app-error';
import { storeUpload } from '@parley/core/file/store-upload';
import { apiRoute } from '@/lib/api-route';
import { requestActor } from '@/lib/request-actor';

/**
 * Takes the raw bytes of one file. A page of another site cannot send this: the workspace header makes browsers ask
 * first, and the origin is checked besides. Too large a file is refused by its announced length before a byte is read,
 * and by its real one while it is written.
 */
export const POST = apiRoute(async (request) => {
  const actor = await requestActor(request);
  const name = new URL(request.url).searchParams.get('name') ?? '';
  const announced = request.headers.get('content-length');
  const declaredBytes = announced === null ? undefined : Number(announced);
  if (declaredBytes !== undefined && !(declaredBytes <= limits.fileBytes))
    throw new AppError('TOO_LARGE', {
      message: `A file may have at most ${limits.fileBytes / 1024 / 1024} MB; this one is larger.`,
      rule: 'file-size',
    });
  if (!request.body) throw new AppError('INVALID', { message: 'This file is empty.' });
  const stored = await storeUpload(actor, { name, bytes: request.body, ...(declaredBytes === undefined ? {} : { declaredBytes }) });
  return Response.json(stored, { status: 201, headers: { 'cache-control': 'no-store' } });
});
