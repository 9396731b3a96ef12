'use client';
import { useCallback } from 'react';
import { useWorkspace } from '../state/chat-client.tsx';

/** Tells links into this workspace's chat from all others, so that they open where one is. */
export function useLocalPath(): (href: string) => string | null {
  const { slug } = useWorkspace();
  return useCallback(
    (href: string) => {
      const url = new URL(href);
      return url.origin === window.location.origin && url.pathname.startsWith(`/${slug}/c/`) ? url.pathname + url.search : null;
    },
    [slug],
  );
}
