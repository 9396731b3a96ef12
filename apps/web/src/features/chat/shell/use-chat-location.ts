'use client';
import { useMemo, useSyncExternalStore } from 'react';
import { followAddress, readAddress, setAddress } from './address.ts';
import { readLocation, withPane, type Pane } from './chat-location.ts';

/** The address as it is now. The chat is drawn in the browser alone, so there is always one. */
export function useAddress(): { pathname: string; search: URLSearchParams } {
  const address = useSyncExternalStore(followAddress, readAddress, readAddress);
  return useMemo(() => {
    const [pathname = '', search = ''] = address.split('?');
    return { pathname, search: new URLSearchParams(search) };
  }, [address]);
}

/** Whether the address is of this place, whatever its pane. Draws anew only when that changes. */
export function useIsAt(path: string): boolean {
  const isAt = () => window.location.pathname === path;
  return useSyncExternalStore(followAddress, isAt, isAt);
}

export function useChatLocation() {
  const { pathname, search } = useAddress();
  return useMemo(() => readLocation(pathname, search), [pathname, search]);
}

/**
 * Goes somewhere within the chat without asking the server for a page: what the next screen needs is already here or
 * comes by its own query.
 */
export function goTo(path: string): void {
  if (path !== readAddress()) setAddress(path, 'pushState');
}

export const replaceWith = (path: string): void => setAddress(path, 'replaceState');

export const openPane = (pane: Pane) => goTo(withPane(window.location.pathname, pane, new URLSearchParams(window.location.search)));
export const closePane = () => openPane(null);
