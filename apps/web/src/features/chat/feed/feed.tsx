'use client';
import { useEffect, useEffectEvent, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslations } from 'use-intl';
import type { MyChannelView } from '@parley/contract/channel-view';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { feedLabel, isNamed } from '../channel/channel-title.ts';
import { useLabelChanges } from '../label/use-label-changes.ts';
import { useFeedMarkdown } from '../markdown/use-markdown-people.ts';
import { FeedContext, type FeedContextValue } from '../message/feed-context.ts';
import { useSavedIds } from '../saved/use-saved-ids.ts';
import { useLocalPath } from '../shell/use-local-path.ts';
import { useCan, useChatClient, useMe, useMessages, useNameOf } from '../state/chat-client.tsx';
import { EmptyChannel } from './empty-channel.tsx';
import { moveBetweenMessages } from './feed-arrow-keys.ts';
import { FirstUnreadPill, LatestPill } from './feed-pills.tsx';
import { FeedRowView } from './feed-row-view.tsx';
import { feedRows, startRow } from './feed-rows.ts';
import { withLabelChanges } from './label-rows.ts';
import { FeedSkeleton } from './feed-skeleton.tsx';
import { NewestAnnouncer } from './newest-announcer.tsx';
import { useFeedScroll } from './use-feed-scroll.ts';
import { useLitMessage } from './use-lit-message.ts';
import { useReading } from './use-reading.ts';

type Props = {
  mine: MyChannelView;
  /** A message to show and light up, from the address. */
  targetId: string | null;
  editingId: string | null;
  setEditingId: (messageId: string | null) => void;
  /** Changes when I sent something: then the newest message is shown. */
  sentCount: number;
};

export function Feed({ mine, targetId, editingId, setEditingId, sentCount }: Props) {
  'use no memo';
  const { channel } = mine;
  const t = useTranslations('message');
  const tChannel = useTranslations('channel');
  const client = useChatClient();
  const me = useMe();
  const can = useCan();
  const nameOf = useNameOf();
  const localPath = useLocalPath();
  const markdown = useFeedMarkdown({ nameOf, localPath });
  const savedIds = useSavedIds();
  const scrollRef = useRef<HTMLDivElement>(null);
  const messages = useMessages(channel.id);
  const { items, pending, hasBefore, hasAfter, status, error, unreadLineSeq } = messages;
  const first = hasBefore ? items[0]?.clientId : undefined;
  const [heads, setHeads] = useState<readonly string[]>(first ? [first] : []);
  if (first && !heads.includes(first)) setHeads([...heads, first]);
  const labelChanges = useLabelChanges(channel.id);
  const rows = useMemo(() => {
    const shown = { items, pending: hasAfter ? [] : pending, hasBefore };
    const written = feedRows({ ...shown, myId: me.id, readSeq: unreadLineSeq, heads });
    if (written.length === 0) return written;
    return withLabelChanges(hasBefore ? written : [startRow, ...written], labelChanges, { hasBefore, hasAfter });
  }, [items, pending, hasAfter, me.id, hasBefore, unreadLineSeq, heads, labelChanges]);
  const scroll = useFeedScroll({
    channelId: channel.id,
    rows,
    scrollRef,
    heldKey: items.find(({ id }) => id === editingId)?.clientId,
    targetKey: targetId ? items.find(({ id }) => id === targetId)?.clientId : undefined,
    hasBefore,
    hasAfter,
    onNearStart: () => void client.loadBefore(channel.id),
    onNearEnd: () => void client.loadAfter(channel.id),
  });
  const litId = useLitMessage({
    targetId,
    items,
    channelId: channel.id,
    onShow: (clientId) => scroll.scrollToKey(clientId),
  });
  const newest = items.at(-1);
  useReading({
    seq: hasAfter ? 0 : (newest?.seq ?? 0),
    isAtEnd: scroll.isAtEnd && status === 'ready',
    isOff: !mine.isMember || mine.unread === 0,
    onRead: (seq) => client.markRead(channel.id, seq),
  });

  const { scrollToEnd } = scroll;
  const jumpToLatest = () => {
    if (hasAfter) client.jumpToLatest(channel.id);
    scrollToEnd();
  };
  const showSent = useEffectEvent(jumpToLatest);
  // Sending takes the reader to what was sent, wherever they were reading.
  useEffect(() => {
    if (sentCount > 0) showSent();
  }, [sentCount]);

  const feed = useMemo<FeedContextValue>(
    () => ({
      channelId: channel.id,
      isThread: false,
      canPost: mine.can.post,
      canReact: mine.isMember && !channel.isArchived,
      isConversation: !isNamed(channel),
      canModerate: can.administer,
      myId: me.id,
      nameOf,
      localPath,
      markdown,
      savedIds,
      editingId,
      setEditingId,
      litId,
    }),
    [
      channel,
      mine.can.post,
      mine.isMember,
      can.administer,
      me.id,
      nameOf,
      localPath,
      markdown,
      savedIds,
      editingId,
      setEditingId,
      litId,
    ],
  );

  const lastMessageIndex = rows.findLastIndex(({ kind }) => kind !== 'labelled');
  const unreadRow = rows.find(({ unreadSince }) => unreadSince !== null);
  const visible = scroll.virtualizer.getVirtualItems();
  const topIndex = visible.find(({ end }) => end > (scroll.virtualizer.scrollOffset ?? 0))?.index ?? 0;
  const unreadIndex = unreadRow ? rows.indexOf(unreadRow) : -1;
  const isUnreadAbove =
    mine.unread > 0 &&
    status === 'ready' &&
    (unreadRow ? unreadIndex < topIndex : hasBefore && unreadLineSeq !== null && (items[0]?.seq ?? 0) > unreadLineSeq + 1);
  const jumpToUnread = () => {
    if (unreadRow) scroll.scrollToKey(unreadRow.key, 'start');
    else if (unreadLineSeq !== null) client.openChannel(channel.id, { around: unreadLineSeq });
  };

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (moveBetweenMessages(event)) return;
    if (event.key === 'End' && event.target === event.currentTarget) jumpToLatest();
  };

  return (
    <FeedContext value={feed}>
      <div className="relative min-h-0 flex-1">
        <div
          ref={scrollRef}
          data-region="messages"
          tabIndex={-1}
          className="absolute inset-0 flex flex-col overflow-y-auto overscroll-contain outline-none [overflow-anchor:none]"
          onKeyDown={onKeyDown}
        >
          <div
            role="feed"
            aria-label={feedLabel(channel, me.id, tChannel)}
            aria-busy={status === 'loading' || messages.loadingBefore || messages.loadingAfter || rows.length === 0}
            className="relative mt-auto w-full shrink-0"
            style={{ height: scroll.virtualizer.getTotalSize() }}
          >
            {visible.map((item) => {
              const row = rows[item.index];
              return (
                row && (
                  <div
                    key={item.key}
                    ref={scroll.virtualizer.measureElement}
                    data-index={item.index}
                    className="absolute inset-x-0 top-0"
                    style={{ transform: `translateY(${item.start}px)` }}
                  >
                    <FeedRowView
                      row={row}
                      mine={mine}
                      position={row.kind === 'message' ? row.message.seq : (newest?.seq ?? 0) + item.index + 1}
                      isTabStop={item.index === lastMessageIndex}
                    />
                  </div>
                )
              );
            })}
          </div>
        </div>
        {status === 'loading' && rows.length === 0 && <FeedSkeleton />}
        {status === 'ready' && rows.length === 0 && <EmptyChannel mine={mine} />}
        {status === 'error' && (
          <div className="absolute inset-x-6 bottom-4">
            <Alert
              title={t('notFetched')}
              acts={
                <Button size="sm" onClick={() => client.openChannel(channel.id)}>
                  {t('tryAgain')}
                </Button>
              }
            >
              {error?.message}
            </Alert>
          </div>
        )}
        <div className="pointer-events-none absolute inset-x-0 top-3 z-10 flex justify-center">
          {isUnreadAbove && <FirstUnreadPill count={mine.unread} onJump={jumpToUnread} />}
        </div>
        <div className="pointer-events-none absolute inset-x-0 bottom-3 z-10 flex justify-center">
          {!scroll.isAtEnd && rows.length > 0 && <LatestPill count={mine.unread} onJump={jumpToLatest} />}
        </div>
        <NewestAnnouncer newest={newest} myId={me.id} names={markdown} />
      </div>
    </FeedContext>
  );
}
