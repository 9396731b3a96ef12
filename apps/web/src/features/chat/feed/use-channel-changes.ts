'use client';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import type { ChannelChange } from '@parley/contract/channel-change';
import type { ChannelView } from '@parley/contract/channel-view';
import { useTRPC, useTRPCClient } from '@/lib/trpc';
import { useChannel } from '../state/chat-client.tsx';

const none: ChannelChange[] = [];
const freshMs = 60_000;

/** All of a channel that a line may speak of. */
const standing = ({ kind, name, topic, posting, isArchived, label }: ChannelView): string =>
  JSON.stringify([kind, name, topic, posting, isArchived, label?.id ?? null]);

/** What was changed about a channel; asked again when it stands otherwise than when that was asked. */
export function useChannelChanges(channelId: string, { enabled }: { enabled: boolean }): readonly ChannelChange[] {
  const client = useTRPCClient();
  const channel = useChannel(channelId)?.channel;
  const now = channel ? standing(channel) : null;
  const { data, refetch } = useQuery({
    queryKey: useTRPC().channel.changes.queryKey({ channelId }),
    // What comes back holds at least all that had happened when it was asked for.
    queryFn: async () => ({ asked: now, changes: await client.channel.changes.query({ channelId }) }),
    enabled,
    staleTime: freshMs,
  });
  const follow = useEffectEvent((asked: string | null | undefined, standsAs: string | null) => {
    if (asked !== undefined && asked !== standsAs) void refetch();
  });
  // The channel as it now stands arrives from the server's log.
  useEffect(() => follow(data?.asked, now), [data?.asked, now]);
  return data?.changes ?? none;
}
