'use client';
import type { WaitingList } from '@parley/contract/waiting';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTRPC } from '@/lib/trpc';
import { useWaiting } from '@/lib/use-waiting';

/** What waits for me, asked again after whatever I have done: it may have been a decision. */
export function useWaitingItems(): WaitingList['items'] {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const waiting = useWaiting();
  // The calls that other parts of the page make.
  useEffect(
    () =>
      queryClient.getMutationCache().subscribe((event) => {
        if (event.type === 'updated' && event.action.type === 'success')
          void queryClient.invalidateQueries(trpc.waiting.list.queryFilter());
      }),
    [queryClient, trpc],
  );
  return waiting.data?.items ?? [];
}
