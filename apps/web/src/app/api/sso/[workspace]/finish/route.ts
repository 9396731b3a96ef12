import { finishSaml } from '@parley/core/single-sign-on/receive-answer';
import { requestClient } from '@/lib/request-client';
import { goOn, knownBrowser, slugOfFirm, toIdOr404, visit, type FirmContext } from '../../sso-route';

/** The browser that began fetches what its provider's post has proved. */
export const GET = visit(async (request, { params }: FirmContext) => {
  const tenantId = toIdOr404((await params).workspace);
  const state = new URL(request.url).searchParams.get('state') ?? '';
  return goOn(await finishSaml({ tenantId, state, browser: await knownBrowser() }, requestClient(request.headers)));
}, slugOfFirm);
