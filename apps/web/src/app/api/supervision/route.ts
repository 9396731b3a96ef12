import { Readable } from 'node:stream';
import { AppError } from '@parley/core/app-error';
import { resolveActor } from '@parley/core/identity/session';
import { writeEvidence } from '@parley/core/supervision/write-evidence';
import { cookies } from 'next/headers';
import * as z from 'zod';
import { apiRoute } from '@/lib/api-route';
import { readSessionToken } from '@/lib/session-cookie';

const day = z.iso.date();
const query = z.strictObject({ workspace: z.string().min(1).max(100), from: day, until: day });

/** The evidence of review as a file, streamed. Only a page of our own may ask for it: each download leaves an entry. */
export const GET = apiRoute(async (request) => {
  if (request.headers.get('sec-fetch-site') === 'cross-site')
    throw new AppError('FORBIDDEN', { message: 'Open this from Parley.' });
  const asked = query.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!asked.success) throw new AppError('INVALID', { message: 'This link is not complete. Go back and download again.' });
  const { workspace, from, until } = asked.data;
  const actor = await resolveActor(readSessionToken(await cookies()), workspace);
  const lines = await writeEvidence(actor, { from, until });
  const name = `${workspace}-supervision-${from}-${until}.csv`;
  return new Response(Readable.toWeb(Readable.from(lines, { objectMode: false })) as ReadableStream<Uint8Array>, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  });
});
