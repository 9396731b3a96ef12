import { Readable } from 'node:stream';
import { AppError } from '@parley/core/app-error';
import { makeEvidencePack } from '@parley/core/evidence/make-evidence-pack';
import { resolveActor } from '@parley/core/identity/session';
import { cookies } from 'next/headers';
import * as z from 'zod';
import { apiRoute } from '@/lib/api-route';
import { readSessionToken } from '@/lib/session-cookie';

const query = z.strictObject({ workspace: z.string().min(1).max(100) });

/** The evidence pack as a zip, streamed. Only a page of our own may ask for it: each download leaves an entry. */
export const GET = apiRoute(async (request) => {
  if (request.headers.get('sec-fetch-site') === 'cross-site')
    throw new AppError('FORBIDDEN', { message: 'Open this from Parley.' });
  const asked = query.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!asked.success) throw new AppError('INVALID', { message: 'This link is not complete. Go back and download again.' });
  const actor = await resolveActor(readSessionToken(await cookies()), asked.data.workspace);
  const { name, stream } = await makeEvidencePack(actor);
  return new Response(Readable.toWeb(stream) as ReadableStream<Uint8Array>, {
    headers: {
      'content-type': 'application/zip',
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  });
});
