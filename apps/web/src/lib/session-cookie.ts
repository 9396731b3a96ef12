import { env } from '../env.ts';

const isSecure = () => env().PUBLIC_URL.startsWith('https:');

/** The prefix makes browsers refuse a cookie of this name that did not come over HTTPS. */
export const sessionCookieName = () => (isSecure() ? '__Secure-parley.session' : 'parley.session');

/** Out of reach of scripts, and not sent along with requests that other sites cause, save for plain navigation. */
export const sessionCookieOptions = () => ({ httpOnly: true, sameSite: 'lax' as const, path: '/', secure: isSecure() });

export function readSessionToken(cookies: { get(name: string): { value: string } | undefined }): string | null {
  return cookies.get(sessionCookieName())?.value || null;
}
