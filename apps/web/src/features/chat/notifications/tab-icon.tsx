'use client';
import { useEffect } from 'react';
import { useTotalUnread } from '../state/chat-client.tsx';

/** The tab's icon has a dot while something is unread: a row of tabs shows no titles. */
export function TabIcon() {
  const isUnread = useTotalUnread() > 0;
  // The icon is the browser's.
  useEffect(() => {
    if (!isUnread) return;
    const link = document.head.appendChild(document.createElement('link'));
    link.rel = 'icon';
    link.type = 'image/svg+xml';
    link.href = '/icon-unread.svg';
    return () => link.remove();
  }, [isUnread]);
  return null;
}
