import { Readable } from 'node:stream';
import { id } from '@parley/contract/primitives';
import { AppError, notFound } from '@parley/core/app-error';
import { resolveActor } from '@parley/core/identity/session';
import { takeMatter } from '@parley/core/matter/take-matter';
import { cookies } from 'next/headers';
import * as z from 'zod';
import { apiRoute } from '@/lib/api-route';
import { readSessionToken } from '@/lib/session-cookie';

const query = z.strictObject({ workspace: z.string().min(1).max(100), privileged: z.enum(['with', 'without']) });
type Context = { params: Promise<{ id: string }> };

/** A matter as a zip, streamed, for its people. Only a page of our own may ask for it: each download leaves an entry. */
export const GET = apiRoute<Context>(async (request, { params }) => {
  if (request.headers.get('sec-fetch-site') === 'cross-site')
    throw new AppError('FORBIDDEN', { message: 'Open this from Parley.' });
  const matterId = id.safeParse((await params).id);
  const asked = query.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!matterId.success || !asked.success) throw notFound('matter');
  const actor = await resolveActor(readSessionToken(await cookies()), asked.data.workspace);
  const withPrivileged = asked.data.privileged === 'with';
  const { name, stream } = await takeMatter(actor, { matterId: matterId.data, withPrivileged });
  return new Response(Readable.toWeb(stream) as ReadableStream<Uint8Array>, {
    headers: {
      'content-type': 'application/zip',
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    },
  });
});
