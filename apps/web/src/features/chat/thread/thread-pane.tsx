'use client';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useTRPC } from '@/lib/trpc';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Checkbox } from '@/ui/checkbox';
import { Skeleton } from '@/ui/skeleton';
import { channelTitle, isNamed } from '../channel/channel-title.ts';
import { useWatchedPeople } from '../channel/use-watched-people.ts';
import { Composer } from '../composer/composer.tsx';
import { moveBetweenMessages } from '../feed/feed-arrow-keys.ts';
import { feedRows } from '../feed/feed-rows.ts';
import { usePageVisible } from '../feed/use-reading.ts';
import { useFeedMarkdown } from '../markdown/use-markdown-people.ts';
import { FeedContext, type FeedContextValue } from '../message/feed-context.ts';
import { MessageArticle } from '../message/message-article.tsx';
import { PendingArticle } from '../message/pending-article.tsx';
import { useEditLast } from '../message/use-edit-last.ts';
import { PaneFrame } from '../shell/pane-frame.tsx';
import { useChatLocation } from '../shell/use-chat-location.ts';
import { useSavedIds } from '../saved/use-saved-ids.ts';
import { useLocalPath } from '../shell/use-local-path.ts';
import { useCan, useChannel, useChatClient, useMe, useThread, useNameOf } from '../state/chat-client.tsx';
import { ThreadActs } from './thread-acts.tsx';
import { useStickToEnd } from './use-stick-to-end.ts';

export function ThreadPane({ messageId }: { messageId: string }) {
  const client = useChatClient();
  const me = useMe();
  const can = useCan();
  const nameOf = useNameOf();
  const localPath = useLocalPath();
  const markdown = useFeedMarkdown({ nameOf, localPath });
  const savedIds = useSavedIds();
  const { messageId: targetId } = useChatLocation();
  const { parent, replies, pending, status, error, hasMore } = useThread(messageId);
  const mine = useChannel(parent?.channelId ?? '');
  const paneRef = useRef<HTMLElement>(null);
  const listRef = useRef<HTMLDivElement>(null);
  const [editingId, setEditingId] = useState<string | null>(null);
  const [isBroadcast, setIsBroadcast] = useState(false);
  const isAtEnd = useStickToEnd(listRef);
  useThreadReading({
    parentId: parent?.id,
    seq: replies.at(-1)?.seq ?? parent?.seq ?? 0,
    isSeen: status === 'ready' && isAtEnd && !hasMore,
  });
  useWatchedPeople(replies);

  // Tells the store which thread is on screen; it fetches it and hears of its replies.
  useEffect(() => {
    client.openThread(messageId);
    return () => client.closeThread();
  }, [client, messageId]);

  // Scrolls to the reply that the address names.
  useEffect(() => {
    if (status === 'ready' && targetId)
      document
        .querySelector(`[data-region="pane"] [data-message-id="${CSS.escape(targetId)}"]`)
        ?.scrollIntoView({ block: 'center' });
  }, [status, targetId]);

  // Anybody in the channel may answer, also where only some begin conversations.
  const canPost = (mine?.isMember ?? false) && !mine?.channel.isArchived && !mine?.barrier;
  const t = useTranslations('thread');
  const feed = useMemo<FeedContextValue>(
    () => ({
      channelId: parent?.channelId ?? '',
      isThread: true,
      canPost,
      canReact: canPost,
      isConversation: mine !== undefined && !isNamed(mine.channel),
      canModerate: can.administer,
      myId: me.id,
      nameOf,
      localPath,
      markdown,
      savedIds,
      editingId,
      setEditingId,
      litId: targetId,
    }),
    [parent?.channelId, mine, canPost, can.administer, me.id, nameOf, localPath, markdown, savedIds, editingId, targetId],
  );
  const rows = useMemo(
    () => feedRows({ items: replies, pending, myId: me.id, hasBefore: true, readSeq: null }),
    [replies, pending, me.id],
  );
  const editLast = useEditLast({ items: replies, pending }, { isThread: true, setEditingId });

  return (
    <PaneFrame ref={paneRef} title={t('thread')} note={mine && channelTitle(mine.channel, me.id)}>
      {parent && !parent.extra?.moved?.to && <ThreadActs parent={parent} canResolve={canPost} />}
      <FeedContext value={feed}>
        <div ref={listRef} className="min-h-0 flex-1 overflow-y-auto overscroll-contain py-3" onKeyDown={moveBetweenMessages}>
          {status === 'loading' && !parent && <ThreadSkeleton />}
          {status === 'error' && (
            <Alert
              className="m-4"
              title={t('notFetched')}
              acts={
                <Button size="sm" onClick={() => client.openThread(messageId)}>
                  {t('tryAgain')}
                </Button>
              }
            >
              {error?.message}
            </Alert>
          )}
          {parent && (
            <div role="feed" aria-label={t('repliesLabel')} aria-busy={status === 'loading'}>
              <MessageArticle message={parent} isContinuation={false} position={1} isTabStop={rows.length === 0} />
              <div className="flex items-center gap-3.5 px-6 py-2.5 text-[12.5px] text-ink-3 before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
                {t('replies', { count: rows.length })}
              </div>
              {rows.map((row, index) =>
                row.kind === 'message' ? (
                  <MessageArticle
                    key={row.key}
                    message={row.message}
                    isContinuation={row.isContinuation}
                    position={index + 2}
                    isTabStop={index === rows.length - 1}
                  />
                ) : (
                  row.kind === 'pending' && (
                    <PendingArticle key={row.key} pending={row.pending} isContinuation={row.isContinuation} position={index + 2} />
                  )
                ),
              )}
            </div>
          )}
          {status === 'ready' && hasMore && (
            <Button size="sm" className="mx-6 my-2" onClick={() => client.loadMoreReplies()}>
              {t('moreReplies')}
            </Button>
          )}
        </div>
      </FeedContext>
      {parent && canPost && !parent.extra?.moved?.to && (
        <Composer
          key={parent.id}
          channelId={parent.channelId}
          parentId={parent.id}
          label={t('reply')}
          dropRef={paneRef}
          isNarrow
          takesFocus
          onEditLast={editLast}
          broadcast={isBroadcast}
          onSent={() => setIsBroadcast(false)}
          choices={<Checkbox label={t('alsoToChannel')} checked={isBroadcast} onCheckedChange={setIsBroadcast} />}
        />
      )}
    </PaneFrame>
  );
}

function useThreadReading({ parentId, seq, isSeen }: { parentId: string | undefined; seq: number; isSeen: boolean }) {
  const client = useChatClient();
  const queryClient = useQueryClient();
  const trpc = useTRPC();
  const isVisible = usePageVisible();
  // Tells the server what was seen, and the list of threads that its counts have changed.
  useEffect(() => {
    if (!parentId || !isSeen || !isVisible || seq === 0) return;
    const timer = setTimeout(() => {
      client.markThreadRead(parentId, seq);
      setTimeout(() => void queryClient.invalidateQueries(trpc.thread.list.pathFilter()), 1_500);
    }, 350);
    return () => clearTimeout(timer);
  }, [parentId, seq, isSeen, isVisible, client, queryClient, trpc]);
}

function ThreadSkeleton() {
  return (
    <div aria-busy="true" className="grid grid-cols-[36px_1fr] gap-x-[13px] gap-y-5 px-6 py-2">
      {['a', 'b', 'c'].map((key) => (
        <div key={key} className="contents">
          <Skeleton className="size-9 rounded-lg" />
          <div className="flex flex-col gap-2 pt-1">
            <Skeleton className="h-3 w-28" />
            <Skeleton className="h-3 w-full" />
          </div>
        </div>
      ))}
    </div>
  );
}
