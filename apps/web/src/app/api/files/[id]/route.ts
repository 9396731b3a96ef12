import { Readable } from 'node:stream';
import { id } from '@parley/contract/primitives';
import { AppError, notFound } from '@parley/core/app-error';
import { openFile, type OpenedFile } from '@parley/core/file/open-file';
import { apiRoute } from '@/lib/api-route';
import { requestActors } from '@/lib/request-actor';

type Context = { params: Promise<{ id: string }> };

export const GET = apiRoute<Context>(async (request, { params }) => {
  const fileId = id.safeParse((await params).id);
  if (!fileId.success) throw notFound('file');
  const file = await openInOneOf(request, fileId.data);
  const etag = `"${fileId.data}"`;
  if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers: { etag } });
  const isShown = file.isPicture && new URL(request.url).searchParams.get('download') === null;
  return new Response(Readable.toWeb(file.stream()) as ReadableStream<Uint8Array>, {
    headers: fileHeaders(file, { isShown, etag }),
  });
});

async function openInOneOf(request: Request, fileId: string): Promise<OpenedFile> {
  for (const actor of await requestActors(request)) {
    const file = await openFile(actor, fileId).catch((error: unknown) => {
      if (error instanceof AppError && error.code === 'NOT_FOUND') return null;
      throw error;
    });
    if (file) return file;
  }
  throw notFound('file');
}

/**
 * What somebody uploaded must never run as a page of ours: the type is what we found, not to be guessed again; all but
 * raster pictures are downloaded; and what is shown all the same stands in a sandbox without scripts.
 */
function fileHeaders(file: OpenedFile, { isShown, etag }: { isShown: boolean; etag: string }): Headers {
  const plainName = file.name.replace(/[^\x20-\x7e]|["\\]/g, '_');
  const disposition = `${isShown ? 'inline' : 'attachment'}; filename="${plainName}"; filename*=UTF-8''${encodeRfc5987(file.name)}`;
  return new Headers({
    'content-type': file.isPicture
      ? file.mime
      : file.mime === 'text/plain'
        ? 'text/plain; charset=utf-8'
        : 'application/octet-stream',
    'content-length': String(file.bytes),
    'content-disposition': disposition,
    'content-security-policy': `default-src 'none'; style-src 'unsafe-inline'; sandbox`,
    'x-content-type-options': 'nosniff',
    // The browser may keep the bytes, which never change, but asks each time whether the person may still see them.
    'cache-control': 'private, no-cache',
    etag,
  });
}

const encodeRfc5987 = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
