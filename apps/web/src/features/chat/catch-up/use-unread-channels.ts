'use client';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import type { MyChannelView } from '@parley/contract/channel-view';
import { useTRPCClient } from '@/lib/trpc';
import { showToast } from '@/ui/toast';
import { refusalText } from '../shell/refusal-text.ts';
import { useChannels, useChatClient } from '../state/chat-client.tsx';

/** My channels in which something is unread: what is meant for me first, then the newest. What is muted does not ask for me. */
export function useUnreadChannels(): MyChannelView[] {
  const channels = useChannels();
  return useMemo(
    () =>
      channels
        .filter(({ unread, isMuted }) => unread > 0 && !isMuted)
        .toSorted(
          (a, b) =>
            Number(isForMe(b)) - Number(isForMe(a)) || (b.channel.lastMessageAt ?? '').localeCompare(a.channel.lastMessageAt ?? ''),
        ),
    [channels],
  );
}

const isForMe = ({ mentions, channel }: MyChannelView): boolean => mentions > 0 || channel.name === null;

/** Marks channels read that are not open: the newest message of each has to be asked for first. */
export function useReadAll() {
  const t = useTranslations('catchUp');
  const client = useChatClient();
  const trpc = useTRPCClient();
  const channels = useUnreadChannels();
  const readChannel = async ({ channel }: MyChannelView) => {
    const { messages } = await trpc.message.page.query({ channelId: channel.id, limit: 1 });
    const seq = messages.at(-1)?.seq;
    if (seq) client.markRead(channel.id, seq, { isByHand: true });
  };
  const say = (error: unknown) => showToast({ title: t('notMarked'), description: refusalText(error), tone: 'red' });
  return {
    readChannel: (mine: MyChannelView) => readChannel(mine).catch(say),
    readAll: () => Promise.all(channels.map(readChannel)).then(() => undefined, say),
  };
}
