import { AppError } from '@parley/core/app-error';
import { writeRosterFile } from '@parley/core/acceptable-use/roster';
import { resolveActor } from '@parley/core/identity/session';
import { cookies } from 'next/headers';
import { apiRoute } from '@/lib/api-route';
import { readSessionToken } from '@/lib/session-cookie';

/** Who has signed, as a file. Only a page of our own may ask for it: each download leaves an entry. */
export const GET = apiRoute(async (request) => {
  if (request.headers.get('sec-fetch-site') === 'cross-site')
    throw new AppError('FORBIDDEN', { message: 'Open this from Parley.' });
  const actor = await resolveActor(readSessionToken(await cookies()), new URL(request.url).searchParams.get('workspace') ?? '');
  const name = `${actor.slug}-acceptable-use-${new Date().toISOString().slice(0, 10)}.csv`;
  return new Response(await writeRosterFile(actor), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  });
});
