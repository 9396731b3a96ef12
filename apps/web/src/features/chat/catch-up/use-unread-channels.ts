'use client';
import { useMemo } from 'react';
import type { MyChannelView } from '@parley/contract/channel-view';
import { useTRPCClient } from '@/lib/trpc';
import { showToast } from '@/ui/toast';
import { refusalText } from '../shell/refusal-text.ts';
import { useChannels, useChatClient } from '../state/chat-client.tsx';

/** My channels in which something is unread: those that mention me first, then the newest. */
export function useUnreadChannels(): MyChannelView[] {
  const channels = useChannels();
  return useMemo(
    () =>
      channels
        .filter(({ unread }) => unread > 0)
        .toSorted(
          (a, b) =>
            Number(b.mentions > 0) - Number(a.mentions > 0) ||
            (b.channel.lastMessageAt ?? '').localeCompare(a.channel.lastMessageAt ?? ''),
        ),
    [channels],
  );
}

/** Marks channels read that are not open: the newest message of each has to be asked for first. */
export function useReadAll() {
  const client = useChatClient();
  const trpc = useTRPCClient();
  const channels = useUnreadChannels();
  const readChannel = async ({ channel }: MyChannelView) => {
    const { messages } = await trpc.message.page.query({ channelId: channel.id, limit: 1 });
    const seq = messages.at(-1)?.seq;
    if (seq) client.markRead(channel.id, seq);
  };
  const say = (error: unknown) =>
    showToast({ title: 'Not everything was marked read', description: refusalText(error), tone: 'red' });
  return {
    readChannel: (mine: MyChannelView) => readChannel(mine).catch(say),
    readAll: () => Promise.all(channels.map(readChannel)).then(() => undefined, say),
  };
}
