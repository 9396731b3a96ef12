import { slug } from '@parley/contract/primitives';
import { notFound } from '@parley/core/app-error';
import { publishKeys } from '@parley/core/archive/keys';
import { apiRoute } from '@/lib/api-route';
import { requestClient } from '@/lib/request-client';

type Context = { params: Promise<{ workspace: string }> };

/** The public keys of a workspace, for anybody who has an export of it and asks whose it is. */
export const GET = apiRoute<Context>(async (request, { params }) => {
  const asked = slug.safeParse((await params).workspace);
  if (!asked.success) throw notFound('workspace');
  const published = await publishKeys(asked.data, requestClient(request.headers).address);
  return Response.json(published, { headers: { 'cache-control': 'public, max-age=300', 'x-content-type-options': 'nosniff' } });
});
