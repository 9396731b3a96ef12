'use client';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useLocale } from 'use-intl';
import { useTRPC } from '../trpc.tsx';
import { keepLocale, keepZone } from './choose-locale.ts';
import { localeCookie, zoneCookie } from './locales.ts';

const reads = (name: string, value: string) => document.cookie.split('; ').includes(`${name}=${encodeURIComponent(value)}`);

/** Brings the language and zone that a member chose to a device they come in on for the first time. */
export function FollowPreferences() {
  const { data } = useQuery(useTRPC().preference.get.queryOptions(undefined, { staleTime: 300_000 }));
  const shown = useLocale();

  // Cookies and the page itself. Where cookies are refused nothing would change, so nothing is loaded again.
  useEffect(() => {
    if (!data) return;
    const { locale, timeZone } = data;
    const isOtherZone = timeZone !== null && !reads(zoneCookie, timeZone);
    const isOtherLocale = locale !== null && locale !== shown;
    if (isOtherZone) keepZone(timeZone);
    if (isOtherLocale) keepLocale(locale);
    const isKept = (!isOtherZone || reads(zoneCookie, timeZone)) && (!isOtherLocale || reads(localeCookie, locale));
    if ((isOtherZone || isOtherLocale) && isKept) window.location.reload();
  }, [data, shown]);
  return null;
}
