'use client';
import { useIsMutating, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useLocale, useTimeZone } from 'use-intl';
import { useTRPC } from '../trpc.tsx';
import { keepLocale, keepZone } from './choose-locale.ts';
import { localeCookie, zoneCookie } from './locales.ts';

const reads = (name: string, value: string) => document.cookie.split('; ').includes(`${name}=${encodeURIComponent(value)}`);

/** Brings the language and zone that a member chose to a device they come in on for the first time. */
export function FollowPreferences() {
  const { data } = useQuery(useTRPC().preference.get.queryOptions(undefined, { staleTime: 300_000 }));
  const shown = useLocale();
  const shownZone = useTimeZone();
  const isSaving = useIsMutating() > 0;

  // Cookies and the page itself. What is still being saved would be lost with the page, so that is waited for. Where cookies
  // are refused nothing would change, so nothing is loaded again.
  useEffect(() => {
    if (!data || isSaving) return;
    const { locale, timeZone } = data;
    const isOtherZone = timeZone !== null && !reads(zoneCookie, timeZone);
    const isOtherLocale = locale !== null && locale !== shown;
    if (isOtherZone) keepZone(timeZone);
    if (isOtherLocale) keepLocale(locale);
    const isKept = (!isOtherZone || reads(zoneCookie, timeZone)) && (!isOtherLocale || reads(localeCookie, locale));
    const isOtherPage = isOtherLocale || (isOtherZone && timeZone !== shownZone);
    if (isOtherPage && isKept) window.location.reload();
  }, [data, shown, shownZone, isSaving]);
  return null;
}
