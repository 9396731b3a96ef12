type Options = { nonce: string; realtimeUrl: string; isSecure: boolean; allowsEval: boolean };

/**
 * Scripts and style sheets run only with the page's nonce. Style attributes stay allowed: positions of floating parts
 * and virtual rows are written that way, and they cannot load or run anything.
 */
export function contentSecurityPolicy({ nonce, realtimeUrl, isSecure, allowsEval }: Options): string {
  const realtime = new URL(realtimeUrl);
  const socket = `${realtime.protocol === 'https:' ? 'wss:' : 'ws:'}//${realtime.host}`;
  return [
    `default-src 'self'`,
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${allowsEval ? ` 'unsafe-eval'` : ''}`,
    `style-src 'self' 'nonce-${nonce}'`,
    `style-src-attr 'unsafe-inline'`,
    ...(allowsEval ? [`style-src-elem 'self' 'unsafe-inline'`] : []),
    `img-src 'self' data: blob:`,
    `media-src 'self' blob:`,
    `font-src 'self'`,
    `connect-src 'self' ${realtime.origin} ${socket}`,
    `worker-src 'self' blob:`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-src 'none'`,
    `frame-ancestors 'none'`,
    ...(isSecure ? ['upgrade-insecure-requests'] : []),
  ].join('; ');
}
