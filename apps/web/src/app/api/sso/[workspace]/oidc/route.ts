import { receiveOpenId } from '@parley/core/single-sign-on/receive-answer';
import { requestClient } from '@/lib/request-client';
import { goOn, knownBrowser, slugOfFirm, toIdOr404, visit, type FirmContext } from '../../sso-route';

/** Where a firm's OpenID provider sends the browser back to. */
export const GET = visit(async (request, { params }: FirmContext) => {
  const tenantId = toIdOr404((await params).workspace);
  const query = new URL(request.url).searchParams;
  return goOn(await receiveOpenId({ tenantId, query, browser: await knownBrowser() }, requestClient(request.headers)));
}, slugOfFirm);
