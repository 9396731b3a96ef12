'use client';
import { useEffect } from 'react';
import { useTranslations } from 'use-intl';
import { channelTitle } from '../channel/channel-title.ts';
import { useChannel, useMe, useTotalUnread, useWorkspace } from '../state/chat-client.tsx';
import type { ListView } from './chat-location.ts';
import { useChatLocation } from './use-chat-location.ts';

const titles = {
  'catch-up': 'catchUp',
  threads: 'threads',
  activity: 'activity',
  saved: 'saved',
  drafts: 'drafts',
  search: 'search',
  channels: 'channels',
  direct: 'directMessages',
  you: 'you',
} as const satisfies Record<ListView, string>;

/** The tab says where one is and how much waits. */
export function DocumentTitle() {
  const t = useTranslations('shell');
  const { place } = useChatLocation();
  const { name } = useWorkspace();
  const me = useMe();
  const unread = useTotalUnread();
  const mine = useChannel(place.kind === 'channel' ? place.channelId : '');
  const here =
    place.kind === 'channel' ? mine && channelTitle(mine.channel, me.id) : place.kind !== 'home' && t(titles[place.kind]);
  const title = `${unread ? `(${unread > 99 ? '99+' : unread}) ` : ''}${here ? `${here} · ` : ''}${name}`;
  // The document's title is the browser's, and not worth a moment of the frame that shows another channel.
  useEffect(() => {
    const timer = setTimeout(() => void (document.title = title));
    return () => clearTimeout(timer);
  }, [title]);
  return null;
}
