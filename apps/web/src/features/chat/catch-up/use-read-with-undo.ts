'use client';
import { useRef } from 'react';
import { useTranslations } from 'use-intl';
import type { MyChannelView } from '@parley/contract/channel-view';
import { showToast } from '@/ui/toast';
import { channelName } from '../channel/channel-title.ts';
import { useChatClient, useMe } from '../state/chat-client.tsx';
import { useReadAll } from './use-unread-channels.ts';

/** Marks one place read, and takes the last such marks back, the latest first. */
export function useReadWithUndo() {
  const t = useTranslations('catchUp');
  const client = useChatClient();
  const me = useMe();
  const { readChannel } = useReadAll();
  const done = useRef<MyChannelView[]>([]);
  const undo = () => {
    const last = done.current.pop();
    if (last) client.markUnread(last.channel.id, last.readSeq + 1);
  };
  const readOne = (mine: MyChannelView) => {
    done.current.push(mine);
    void readChannel(mine);
    showToast({ title: t('markedRead', { name: channelName(mine.channel, me.id) }), action: { label: t('undo'), onClick: undo } });
  };
  return { readOne, undo };
}
