'use client';
import { useEffect } from 'react';
import { useTotalUnread } from '../state/chat-client.tsx';

/** The installed app's icon shows the same count as the side bar. */
export function AppBadge() {
  const unread = useTotalUnread();
  // The icon is the operating system's.
  useEffect(() => {
    if (!('setAppBadge' in navigator)) return;
    const set = unread > 0 ? navigator.setAppBadge(unread) : navigator.clearAppBadge();
    // Not installed, or not allowed to: there is no icon to put it on.
    set.catch(() => {});
  }, [unread]);
  return null;
}
