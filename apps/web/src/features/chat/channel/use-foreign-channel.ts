'use client';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTRPC } from '@/lib/trpc';
import { useChatClient } from '../state/chat-client.tsx';

/** Fetches a channel I do not belong to but may look at. Answers the refusal when I may not. */
export function useForeignChannel(channelId: string, isUnknown: boolean): unknown {
  const client = useChatClient();
  const isId = /^[0-9a-f-]{36}$/.test(channelId);
  const found = useQuery({ ...useTRPC().channel.get.queryOptions({ channelId }), enabled: isUnknown && isId });
  const mine = isUnknown ? found.data : undefined;
  // Hands it to the store, which keeps it up to date from here on.
  useEffect(() => {
    if (mine) client.addChannel(mine);
  }, [client, mine]);
  return isId ? found.error : new Error('There is no such channel.');
}
