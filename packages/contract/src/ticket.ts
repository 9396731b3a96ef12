/** What `POST /api/realtime/ticket` answers: where to connect, and a signed token that is good for about a minute. */
export type Ticket = { url: string; ticket: string; expiresAt: string };

/** The header by which a browser says which of the signed-in user's workspaces a request is about. */
export const workspaceHeader = 'x-parley-workspace';
/** The header that carries one id through browser, web, realtime, worker and their logs. */
export const requestIdHeader = 'x-request-id';
/** Says that the page asks by itself: nobody has touched the device for a while. Such requests keep no session alive. */
export const unattendedHeader = 'x-parley-unattended';
