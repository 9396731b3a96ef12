'use client';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import type { ChannelLabelChange } from '@parley/contract/label';
import { useTRPC } from '@/lib/trpc';
import { useChannel, useWorkspace } from '../state/chat-client.tsx';

const none: ChannelLabelChange[] = [];
const freshMs = 60_000;

/** When the channel's label was changed; asked again when it is another one. A firm without labels asks nothing. */
export function useLabelChanges(channelId: string): readonly ChannelLabelChange[] {
  const labelId = useChannel(channelId)?.channel.label?.id ?? null;
  const enabled = useWorkspace().shown.labels.length > 0 || labelId !== null;
  const asked = useTRPC().channel.labelChanges.queryOptions({ channelId }, { enabled, staleTime: freshMs });
  const { data, refetch } = useQuery(asked);
  const onLabel = useEffectEvent((carried: string | null) => {
    if (enabled && data && (data.at(-1)?.after?.id ?? null) !== carried) void refetch();
  });
  // Another label arrives from the server's log.
  useEffect(() => onLabel(labelId), [labelId]);
  return data ?? none;
}
