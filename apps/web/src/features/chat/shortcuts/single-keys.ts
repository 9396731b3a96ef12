'use client';
import { useEffect } from 'react';
import { useTRPC } from '@/lib/trpc';
import { useQuery } from '@tanstack/react-query';

const key = 'parley.singleKeys';

/** Shortcuts of one printable key disturb those who speak to their computer, so they can be switched off (WCAG 2.1.4). */
export const areSingleKeysOn = (): boolean => localStorage.getItem(key) !== 'off';
export const setSingleKeys = (isOn: boolean): void => localStorage.setItem(key, isOn ? 'on' : 'off');

/** Brings a member's choice to a device where it was not made. */
export function useSingleKeysInStep(): void {
  const { data } = useQuery(useTRPC().preference.get.queryOptions(undefined, { staleTime: 300_000 }));
  const isOn = data?.singleKeys;
  // The browser's storage, where listeners outside React read it.
  useEffect(() => {
    if (isOn !== undefined) setSingleKeys(isOn);
  }, [isOn]);
}
