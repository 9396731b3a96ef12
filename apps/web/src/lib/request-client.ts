import type { Client } from '@parley/core/identity/session';
import { env } from '../env.ts';
import { decideLocale, localeCookie } from './i18n/locales.ts';

/**
 * Who is at the other end: the address that the outermost proxy of ours saw, and the browser's own words. What stands to
 * the left of that address was written by the caller and is never believed. The language is that of the page that asks.
 */
export function requestClient(headers: Headers): Client {
  const chain = (headers.get('x-forwarded-for') ?? '').split(',').map((part) => part.trim());
  const hops = env().TRUSTED_PROXY_HOPS;
  // `serve.mjs` drops what callers send and appends the socket's address, so the last entry is always ours.
  const address = chain[chain.length - 1 - hops] ?? chain[0];
  const cookie = (headers.get('cookie') ?? '')
    .split('; ')
    .find((pair) => pair.startsWith(`${localeCookie}=`))
    ?.slice(localeCookie.length + 1);
  const locale = decideLocale({ cookie, acceptLanguage: headers.get('accept-language') });
  return { address: address || 'unknown', userAgent: headers.get('user-agent') ?? '', locale };
}
