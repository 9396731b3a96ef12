import { id } from '@parley/contract/primitives';
import { notFound } from '@parley/core/app-error';
import { findOwnFile } from '@parley/core/file/find-own-files';
import { throttle } from '@parley/core/identity/throttle';
import { requireAllowed } from '@parley/core/policy/decide';
import { apiRoute } from '@/lib/api-route';
import { requestActor } from '@/lib/request-actor';
import { finishUpload, tusServer } from '../tus-server.ts';

type Context = { params: Promise<{ id?: string[] }> };

/** Resumable uploads (tus 1.0): begin, send a part, ask how far it came, give up. Each request is judged by itself. */
const handle = apiRoute<Context>(async (request, { params }) => {
  const actor = await requestActor(request);
  requireAllowed(actor, 'file.upload', null);
  const [given, ...more] = (await params).id ?? [];
  if (more.length > 0 || (given !== undefined && !id.safeParse(given).success)) throw notFound('upload');
  if (request.method === 'POST') await throttle('upload.member', actor.memberId);
  const answer = await tusServer(actor).handleWeb(request);
  answer.headers.set('cache-control', 'no-store');
  return answer;
});

/** What became of an upload: its file, which is made now if the process died between the last byte and the look inside. */
export const GET = apiRoute<Context>(async (request, { params }) => {
  const actor = await requestActor(request);
  const given = id.safeParse((await params).id?.[0]);
  if (!given.success) throw notFound('upload');
  const file = await findOwnFile(actor, given.data);
  return Response.json(file ? { file } : await finishUpload(actor, given.data), { headers: { 'cache-control': 'no-store' } });
});

export { handle as POST, handle as PATCH, handle as HEAD, handle as DELETE };
