import { unattendedHeader } from '@parley/contract/ticket';
import type { Client } from '@parley/core/identity/session';

/** What an edge knows of a request before anybody is resolved. */
export type Context = Client & { sessionToken: string | null; workspace: string | null; requestId: string; isUnattended: boolean };

export function createContext(request: {
  headers: Headers;
  sessionToken: string | null;
  ip: string;
  userAgent: string;
  locale?: Client['locale'];
  requestId: string;
}): Context {
  return {
    sessionToken: request.sessionToken,
    workspace: request.headers.get('x-parley-workspace'),
    address: request.ip,
    userAgent: request.userAgent,
    ...(request.locale && { locale: request.locale }),
    requestId: request.requestId,
    isUnattended: request.headers.has(unattendedHeader),
  };
}
