'use client';
import { useEffect } from 'react';
import { channelTitle } from '../channel/channel-title.ts';
import { useChannel, useMe, useTotalUnread, useWorkspace } from '../state/chat-client.tsx';
import { useChatLocation } from './use-chat-location.ts';

const titles: Record<string, string> = {
  'catch-up': 'Catch up',
  threads: 'Threads',
  channels: 'Channels',
  direct: 'Direct messages',
  you: 'You',
};

/** The tab says where one is and how much waits. */
export function DocumentTitle() {
  const { place } = useChatLocation();
  const { name } = useWorkspace();
  const me = useMe();
  const unread = useTotalUnread();
  const mine = useChannel(place.kind === 'channel' ? place.channelId : '');
  const here = place.kind === 'channel' ? mine && channelTitle(mine.channel, me.id) : titles[place.kind];
  const title = `${unread ? `(${unread > 99 ? '99+' : unread}) ` : ''}${here ? `${here} · ` : ''}${name}`;
  // The document's title is the browser's.
  useEffect(() => {
    document.title = title;
  }, [title]);
  return null;
}
