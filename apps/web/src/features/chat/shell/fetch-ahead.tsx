'use client';
import { useEffect } from 'react';
import { menuParts } from '@/ui/menu';
import { popoverParts } from '@/ui/popover';
import { ToastList } from '@/ui/toast';
import { TooltipBubble } from '@/ui/tooltip';
import { ChannelMenuItems } from '../channel/channel-menu.tsx';
import { CompletionList, fromHtml } from '../composer/message-field.tsx';
import { MessageToolbar } from '../message/message-article.tsx';
import { HeldByRule } from '../message/pending-article.tsx';
import { ChannelRowMenu } from '../sidebar/channel-row.tsx';
import { dragRows } from '../sidebar/use-drag.ts';
import { useConnection, useMessages } from '../state/chat-client.tsx';
import { JumpDialog } from './dialogs.tsx';
import { useChatLocation } from './use-chat-location.ts';
import { CatchUpView, ChannelsScreen, DetailsPane, PersonPane, ThreadPane, ThreadsView } from './late-views.ts';

/** In the order in which they are likely to be wanted. */
const ahead = [
  MessageToolbar,
  TooltipBubble,
  menuParts,
  popoverParts,
  CompletionList,
  fromHtml,
  ChannelMenuItems,
  ChannelRowMenu,
  JumpDialog,
  ThreadPane,
  ToastList,
  HeldByRule,
  PersonPane,
  DetailsPane,
  CatchUpView,
  ThreadsView,
  ChannelsScreen,
  dragRows,
];
const restMs = 1_000;
const atMostMs = 5_000;

/**
 * Once the first screen stands and is connected: what the next touches will want, so that they find it at hand, also offline.
 * Not a moment before: it would keep the first messages waiting.
 */
export function FetchAhead(): null {
  const { place } = useChatLocation();
  const isLive = useConnection().state === 'live';
  const { status } = useMessages(place.kind === 'channel' ? place.channelId : '');
  const isStanding = isLive && (place.kind !== 'channel' || status !== 'loading');
  // Waits for the browser to have nothing better to do.
  useEffect(() => {
    if (!isStanding) return;
    const fetchAll = () => {
      for (const part of ahead) void part.fetch();
    };
    const timer = setTimeout(() => {
      if (typeof requestIdleCallback === 'undefined') fetchAll();
      else requestIdleCallback(fetchAll, { timeout: atMostMs });
    }, restMs);
    return () => clearTimeout(timer);
  }, [isStanding]);
  return null;
}
