import { issueTicket } from '@parley/core/identity/ticket';
import { apiRoute } from '@/lib/api-route';
import { requestActor } from '@/lib/request-actor';

/** A ticket for one connection to the realtime service, which does not see this site's cookie. */
export const POST = apiRoute(async (request) =>
  Response.json(issueTicket(await requestActor(request)), { headers: { 'cache-control': 'no-store' } }),
);
