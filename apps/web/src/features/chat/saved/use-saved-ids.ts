'use client';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '@/lib/trpc';

/** Whether I keep this message for later. One list serves all messages; my other devices say when it changes. */
export function useIsSaved(messageId: string): boolean {
  const saved = useQuery({
    ...useTRPC().saved.ids.queryOptions(),
    staleTime: Infinity,
    select: ({ messageIds }) => messageIds.includes(messageId),
  });
  return saved.data ?? false;
}
