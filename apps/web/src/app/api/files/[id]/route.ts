import { Readable } from 'node:stream';
import { id } from '@parley/contract/primitives';
import { AppError, notFound } from '@parley/core/app-error';
import type { Actor } from '@parley/core/actor';
import { requireFileLink } from '@parley/core/file/link-file';
import { openFile, type OpenedFile } from '@parley/core/file/open-file';
import { apiRoute } from '@/lib/api-route';
import { requestActors } from '@/lib/request-actor';
import { fileHeaders, mediaTypes } from '../file-headers.ts';
import { readRange } from '../read-range.ts';

type Context = { params: Promise<{ id: string }> };

/**
 * The bytes of a file. Shown in place: smaller copies of pictures, and recordings. Downloaded: everything, by a link that was
 * made for this person within the last minute. Session and access are asked for every time.
 */
export const GET = apiRoute<Context>(async (request, { params }) => {
  const fileId = id.safeParse((await params).id);
  if (!fileId.success) throw notFound('file');
  const query = new URL(request.url).searchParams;
  const isDownload = query.get('download') !== null;
  const file = await openInOneOf(request, fileId.data, (actor) => isDownload && requireFileLink(actor, fileId.data, query));
  const size = query.get('size');
  const variant =
    file.hasThumb && !isDownload
      ? size === 'thumb'
        ? 'thumb'
        : size === 'screen' || file.isPicture
          ? 'screen'
          : 'original'
      : 'original';
  const isSmaller = variant !== 'original';
  const etag = `"${fileId.data}.${variant}"`;
  if (!isDownload && request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers: { etag } });
  const isShown = !isDownload && (file.isPicture || mediaTypes.has(file.mime));
  // A PDF is drawn by a program of ours from its bytes; any other original needs its link.
  if (!isDownload && !isShown && file.mime !== 'application/pdf') throw notFound('file');
  const headers = fileHeaders(isSmaller ? { ...file, mime: 'image/webp' } : file, { isShown, etag });
  if (isSmaller) return new Response(toWeb(await file.stream(variant)), { headers });

  headers.set('accept-ranges', 'bytes');
  const range = readRange(request.headers.get('range'), file.bytes);
  if (range === 'unsatisfiable')
    return new Response(null, { status: 416, headers: { 'content-range': `bytes */${file.bytes}`, 'cache-control': 'no-store' } });
  if (range) headers.set('content-range', `bytes ${range.start}-${range.end}/${file.bytes}`);
  headers.set('content-length', String(range ? range.end - range.start + 1 : file.bytes));
  return new Response(toWeb(await file.stream('original', range ?? undefined)), { status: range ? 206 : 200, headers });
});

const toWeb = (stream: Readable) => Readable.toWeb(stream) as ReadableStream<Uint8Array>;

/** The person may be in several workspaces: the one that has the file, if any, answers. */
async function openInOneOf(request: Request, fileId: string, judge: (actor: Actor) => unknown): Promise<OpenedFile> {
  for (const actor of await requestActors(request)) {
    try {
      judge(actor);
      return await openFile(actor, fileId);
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'NOT_FOUND')) throw error;
    }
  }
  throw notFound('file');
}
