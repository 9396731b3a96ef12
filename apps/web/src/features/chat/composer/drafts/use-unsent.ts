'use client';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '@/lib/trpc';
import { useChatLocation } from '../../shell/use-chat-location.ts';
import { useAllDrafts } from './use-all-drafts.ts';

/** How much is written and not sent elsewhere than where one is writing, and how much of it was refused at its time. */
export function useUnsent(): { count: number; failed: number } {
  const { data } = useQuery(useTRPC().scheduled.count.queryOptions(undefined, { staleTime: 300_000 }));
  const { place, pane } = useChatLocation();
  const here = [place.kind === 'channel' ? place.channelId : null, pane?.kind === 'thread' ? pane.id : null];
  const elsewhere = useAllDrafts().filter(({ key }) => !here.includes(key));
  return { count: elsewhere.length + (data?.waiting ?? 0), failed: data?.failed ?? 0 };
}
