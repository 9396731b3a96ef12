'use client';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTRPC } from '@/lib/trpc';

const none: string[] = [];

/** The messages that I keep for later. One list serves all messages; my other devices say when it changes. */
export function useSavedIds(): ReadonlySet<string> {
  const { messageIds } = useQuery({ ...useTRPC().saved.ids.queryOptions(), staleTime: Infinity }).data ?? { messageIds: none };
  return useMemo(() => new Set(messageIds), [messageIds]);
}
