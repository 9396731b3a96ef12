import { attemptIsOver } from '@parley/core/single-sign-on/attempts';
import { receiveSaml } from '@parley/core/single-sign-on/receive-answer';
import { readText } from '@/lib/read-json';
import { requestClient } from '@/lib/request-client';
import { goTo, slugOfFirm, toIdOr404, visit, type FirmContext } from '../../sso-route';

const bodyMax = 512 * 1024;

/** Where a firm's SAML provider posts its answer, from its own page and so without our cookies: it signs nobody in by itself. */
export const POST = visit(async (request, { params }: FirmContext) => {
  const tenantId = toIdOr404((await params).workspace);
  const form = new URLSearchParams(await readText(request, bodyMax));
  const response = form.get('SAMLResponse');
  const relayState = form.get('RelayState');
  // Also a sign-in that begins at the provider, to which we asked no question.
  if (!response || !relayState) throw attemptIsOver();
  return goTo((await receiveSaml({ tenantId, response, relayState }, requestClient(request.headers))).path);
}, slugOfFirm);
