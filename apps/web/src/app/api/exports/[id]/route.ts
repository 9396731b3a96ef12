import { Readable } from 'node:stream';
import { id } from '@parley/contract/primitives';
import { AppError, notFound } from '@parley/core/app-error';
import { openExport } from '@parley/core/export/open-export';
import { resolveActor } from '@parley/core/identity/session';
import { cookies } from 'next/headers';
import * as z from 'zod';
import { apiRoute } from '@/lib/api-route';
import { readSessionToken } from '@/lib/session-cookie';

const query = z.strictObject({
  workspace: z.string().min(1).max(100),
  expires: z.coerce.number().int(),
  signature: z.string().max(100),
});
type Context = { params: Promise<{ id: string }> };

/** An export, for the owner who asked for it, by a link of the last minute that a page of ours has made. */
export const GET = apiRoute<Context>(async (request, { params }) => {
  if (request.headers.get('sec-fetch-site') === 'cross-site')
    throw new AppError('FORBIDDEN', { message: 'Open this from Parley.' });
  const exportId = id.safeParse((await params).id);
  const asked = query.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!exportId.success || !asked.success) throw notFound('export');
  const { workspace, ...link } = asked.data;
  const actor = await resolveActor(readSessionToken(await cookies()), workspace);
  const { name, bytes, stream } = await openExport(actor, { exportId: exportId.data, ...link });
  return new Response(Readable.toWeb(stream) as ReadableStream<Uint8Array>, {
    headers: {
      'content-type': 'application/zip',
      'content-length': String(bytes),
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    },
  });
});
