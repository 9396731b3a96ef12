'use client';
import { usePathname, useSearchParams } from 'next/navigation';
import { useMemo } from 'react';
import { readLocation, withPane, type Pane } from './chat-location.ts';

export function useChatLocation() {
  const pathname = usePathname();
  const search = useSearchParams();
  return useMemo(() => readLocation(pathname, new URLSearchParams(search)), [pathname, search]);
}

/**
 * Goes somewhere within the chat without asking the server for a page: what the next screen needs is already here or
 * comes by its own query. Next keeps its hooks in step with `pushState`.
 */
export function goTo(path: string): void {
  if (path !== window.location.pathname + window.location.search) window.history.pushState(null, '', path);
}

export function replaceWith(path: string): void {
  window.history.replaceState(null, '', path);
}

export const openPane = (pane: Pane) => goTo(withPane(window.location.pathname, pane, new URLSearchParams(window.location.search)));
export const closePane = () => openPane(null);
