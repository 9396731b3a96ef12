import { NextResponse, type NextRequest } from 'next/server';
import { env, isDevelopment } from './env.ts';
import { contentSecurityPolicy } from './lib/content-security-policy.ts';

/**
 * Gives every page its own nonce, so that a script which got into the markup does not run. It decides nothing about
 * access: pages, procedures and routes each ask for the session themselves.
 */
export function proxy(request: NextRequest) {
  const nonce = btoa(crypto.randomUUID());
  const policy = contentSecurityPolicy({
    nonce,
    realtimeUrl: env().PUBLIC_REALTIME_URL,
    isSecure: env().PUBLIC_URL.startsWith('https:'),
    allowsEval: isDevelopment,
  });
  const headers = new Headers(request.headers);
  headers.set('x-nonce', nonce);
  // Layouts know their parameters, not the address as a whole.
  headers.set('x-path', request.nextUrl.pathname + request.nextUrl.search);
  // Next reads the nonce for its own scripts from here.
  headers.set('content-security-policy', policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  if (env().PUBLIC_URL.startsWith('https:')) response.headers.set('strict-transport-security', 'max-age=63072000');
  return response;
}

export const config = {
  matcher: ['/((?!api/|_next/static|_next/image|emoji/|static/icons/|sw[a-z-]*\\.js$|favicon\\.ico$|icon\\.svg$).*)'],
};
