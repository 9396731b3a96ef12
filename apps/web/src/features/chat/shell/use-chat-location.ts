'use client';
import { useMemo, useSyncExternalStore } from 'react';
import type { MyChannelView } from '@parley/contract/channel-view';
import { followAddress, readAddress, setAddress } from './address.ts';
import { readLocation, withPane, type ChatLocation, type Pane } from './chat-location.ts';

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

let read: { address: string; location: ChatLocation } | null = null;

/** The address is read once for all who ask where they are. */
function hereNow(): ChatLocation {
  const address = readAddress();
  if (read?.address !== address) {
    const [pathname = '', search = ''] = address.split('?');
    read = { address, location: readLocation(pathname, new URLSearchParams(search)) };
  }
  return read.location;
}

export const useChatLocation = (): ChatLocation => useSyncExternalStore(followAddress, hereNow, hereNow);

/** The channel that is open, where it is one of these. Draws anew only when that changes. */
export function useOpenAmong(channels: readonly MyChannelView[]): string | null {
  const openId = () => {
    const { place } = hereNow();
    return place.kind === 'channel' && channels.some(({ channel }) => channel.id === place.channelId) ? place.channelId : null;
  };
  return useSyncExternalStore(followAddress, openId, openId);
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
