'use client';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '@/lib/trpc';

/** In how many of the threads I follow something is unread, up to a page. Asked for now and then: threads do not interrupt. */
export function useUnreadThreads(): number {
  const threads = useQuery({ ...useTRPC().thread.list.queryOptions({ only: 'unread' }), refetchInterval: 60_000 });
  return threads.data?.items.length ?? 0;
}
