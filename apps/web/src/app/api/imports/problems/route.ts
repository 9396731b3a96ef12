import { Readable } from 'node:stream';
import { id } from '@parley/contract/primitives';
import { AppError } from '@parley/core/app-error';
import { resolveActor } from '@parley/core/identity/session';
import { writeProblemFile } from '@parley/core/import/write-problem-file';
import { cookies } from 'next/headers';
import * as z from 'zod';
import { apiRoute } from '@/lib/api-route';
import { readSessionToken } from '@/lib/session-cookie';

const query = z.strictObject({ workspace: z.string().min(1).max(100), importId: id });

/** What an import left out, as CSV, streamed. Only a page of our own may ask for it: each download leaves an entry. */
export const GET = apiRoute(async (request) => {
  if (request.headers.get('sec-fetch-site') === 'cross-site')
    throw new AppError('FORBIDDEN', { message: 'Open this from Parley.' });
  const asked = query.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!asked.success) throw new AppError('INVALID', { message: 'This link is not complete. Go back and download again.' });
  const { workspace, importId } = asked.data;
  const actor = await resolveActor(readSessionToken(await cookies()), workspace);
  const lines = await writeProblemFile(actor, { importId });
  return new Response(Readable.toWeb(Readable.from(lines, { objectMode: false })) as ReadableStream<Uint8Array>, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${workspace}-import-left-out.csv"`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  });
});
