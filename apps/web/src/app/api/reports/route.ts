import { reportDays } from '@parley/contract/report-view';
import { AppError } from '@parley/core/app-error';
import { resolveActor } from '@parley/core/identity/session';
import { writeReportFile } from '@parley/core/report/write-report-file';
import { cookies } from 'next/headers';
import * as z from 'zod';
import { apiRoute } from '@/lib/api-route';
import { readSessionToken } from '@/lib/session-cookie';

const query = z.strictObject({ workspace: z.string().min(1).max(100), days: z.string().regex(/^\d{1,2}$/) });

/** The reports as CSV. Only a page of our own may ask for it: each download leaves an entry. */
export const GET = apiRoute(async (request) => {
  if (request.headers.get('sec-fetch-site') === 'cross-site')
    throw new AppError('FORBIDDEN', { message: 'Open this from Parley.' });
  const asked = query.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  const days = reportDays.find((one) => String(one) === asked.data?.days);
  if (!asked.success || !days) throw new AppError('INVALID', { message: 'This link is not complete. Go back and download again.' });
  const { workspace } = asked.data;
  const actor = await resolveActor(readSessionToken(await cookies()), workspace);
  const name = `${workspace}-report-${new Date().toISOString().slice(0, 10)}.csv`;
  return new Response(await writeReportFile(actor, { days }), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  });
});
