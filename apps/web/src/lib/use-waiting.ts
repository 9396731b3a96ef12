'use client';
import type { WaitingList } from '@parley/contract/waiting';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from './trpc.tsx';

/** What waits for my decision. Asked again when I come back to the page, and each minute that I stay. */
export const useWaiting = () =>
  useQuery(
    useTRPC().waiting.list.queryOptions(undefined, { staleTime: 5_000, refetchOnWindowFocus: true, refetchInterval: 60_000 }),
  );

export const sumOf = (items: WaitingList['items']): number => items.reduce((sum, { count }) => sum + count, 0);
