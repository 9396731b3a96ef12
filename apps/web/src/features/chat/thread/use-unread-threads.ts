'use client';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '@/lib/trpc';

/** In how many of my latest threads something is unread. Asked for now and then: threads do not interrupt. */
export function useUnreadThreads(): number {
  const threads = useQuery({ ...useTRPC().thread.list.queryOptions({}), refetchInterval: 60_000 });
  return threads.data?.items.filter(({ unread }) => unread > 0).length ?? 0;
}
