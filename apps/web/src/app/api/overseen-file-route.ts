import { Readable } from 'node:stream';
import { id } from '@parley/contract/primitives';
import type { Actor } from '@parley/core/actor';
import { AppError, notFound } from '@parley/core/app-error';
import { resolveActor } from '@parley/core/identity/session';
import { cookies } from 'next/headers';
import * as z from 'zod';
import { apiRoute } from '@/lib/api-route';
import { readSessionToken } from '@/lib/session-cookie';

const query = z.strictObject({
  workspace: z.string().min(1).max(100),
  of: id,
  expires: z.coerce.number().int(),
  signature: z.string().max(100),
});
/** `of`: the case or the matter that the file is taken from. */
type Asked = { of: string; fileId: string; expires: number; signature: string };
type Opened = { name: string; bytes: number; stream: Readable };
type Context = { params: Promise<{ id: string }> };

/**
 * A file for somebody who need not be in its channel, by a link of the last minute that a page of ours has made. It comes as a
 * download, whatever it is.
 */
export const overseenFileRoute = (open: (actor: Actor, asked: Asked) => Promise<Opened>) =>
  apiRoute<Context>(async (request, { params }) => {
    if (request.headers.get('sec-fetch-site') === 'cross-site')
      throw new AppError('FORBIDDEN', { message: 'Open this from Parley.' });
    const fileId = id.safeParse((await params).id);
    const asked = query.safeParse(Object.fromEntries(new URL(request.url).searchParams));
    if (!fileId.success || !asked.success) throw notFound('file');
    const { workspace, ...link } = asked.data;
    const actor = await resolveActor(readSessionToken(await cookies()), workspace);
    const { name, bytes, stream } = await open(actor, { fileId: fileId.data, ...link });
    return new Response(Readable.toWeb(stream) as ReadableStream<Uint8Array>, {
      headers: {
        'content-type': 'application/octet-stream',
        'content-length': String(bytes),
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)}`,
        'cache-control': 'private, no-store',
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
      },
    });
  });
