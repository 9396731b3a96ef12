import { Readable } from 'node:stream';
import { auditFilter } from '@parley/contract/audit-view';
import { AppError } from '@parley/core/app-error';
import { writeAuditFile } from '@parley/core/audit/write-audit-file';
import { resolveActor } from '@parley/core/identity/session';
import { cookies } from 'next/headers';
import * as z from 'zod';
import { apiRoute } from '@/lib/api-route';
import { readSessionToken } from '@/lib/session-cookie';

const query = auditFilter.extend({ workspace: z.string().min(1).max(100), format: z.enum(['csv', 'json']) });
const mediaTypes = { csv: 'text/csv; charset=utf-8', json: 'application/x-ndjson; charset=utf-8' };
const extensions = { csv: 'csv', json: 'ndjson' };

/** The audit log as a file, streamed. Only a page of our own may ask for it: each download leaves an entry. */
export const GET = apiRoute(async (request) => {
  if (request.headers.get('sec-fetch-site') === 'cross-site')
    throw new AppError('FORBIDDEN', { message: 'Open this from Parley.' });
  const asked = query.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!asked.success) throw new AppError('INVALID', { message: 'This link is not complete. Go back and download again.' });
  const { workspace, format, ...filter } = asked.data;
  const actor = await resolveActor(readSessionToken(await cookies()), workspace);
  const lines = await writeAuditFile(actor, { format, filter });
  const name = `${workspace}-audit-log-${new Date().toISOString().slice(0, 10)}.${extensions[format]}`;
  return new Response(Readable.toWeb(Readable.from(lines, { objectMode: false })) as ReadableStream<Uint8Array>, {
    headers: {
      'content-type': mediaTypes[format],
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  });
});
