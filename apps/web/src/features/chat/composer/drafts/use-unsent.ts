'use client';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '@/lib/trpc';
import { useDrafts } from '../../state/chat-client.tsx';

/** How much is written and not sent, and how much of it was refused at its time. */
export function useUnsent(): { count: number; failed: number } {
  const { data } = useQuery(useTRPC().scheduled.count.queryOptions(undefined, { staleTime: 300_000 }));
  return { count: useDrafts().length + (data?.waiting ?? 0), failed: data?.failed ?? 0 };
}
