'use client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { CircleCheck } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { MessageView } from '@parley/contract/message-view';
import { formatWhenInWords } from '@/lib/format-time';
import { useTRPC } from '@/lib/trpc';
import { CountBadge } from '@/ui/count-badge';
import { channelTitle } from '../channel/channel-title.ts';
import { useWatchedPeople } from '../channel/use-watched-people.ts';
import { messageWords } from '../message/message-words.ts';
import { usePlainNames } from '../message/use-plain-names.ts';
import { PersonFace } from '../people/person-face.tsx';
import { FetchedList } from '../shell/fetched-list.tsx';
import { openPane } from '../shell/use-chat-location.ts';
import { useChannel, useMe } from '../state/chat-client.tsx';

export function ThreadList({ only }: { only: 'unread' | 'all' }) {
  const t = useTranslations('thread');
  const found = useInfiniteQuery(
    useTRPC().thread.list.infiniteQueryOptions(only === 'unread' ? { only } : {}, {
      getNextPageParam: (page) => page.nextCursor ?? undefined,
      staleTime: 0,
    }),
  );
  const threads = found.data?.pages.flatMap(({ items }) => items) ?? [];
  useWatchedPeople(threads.map(({ parent }) => parent));
  return (
    <FetchedList
      inset
      found={found}
      isEmpty={threads.length === 0}
      words={{
        failed: t('threadsNotFetched'),
        emptyTitle: t(`${only}Empty`),
        empty: t(`${only}EmptyWords`),
        more: t('moreThreads'),
      }}
    >
      <ul className="max-w-[820px]">
        {threads.map(({ parent, unread }) => (
          <Entry key={parent.id} parent={parent} unread={unread} />
        ))}
      </ul>
    </FetchedList>
  );
}

function Entry({ parent, unread }: { parent: MessageView; unread: number }) {
  const t = useTranslations('thread');
  const tm = useTranslations('message');
  const me = useMe();
  const mine = useChannel(parent.channelId);
  const names = usePlainNames();
  const name = names.nameOf(parent.author.memberId) ?? parent.author.name;
  return (
    <li className="relative grid grid-cols-[36px_minmax(0,1fr)_auto] gap-x-[13px] border-b border-line px-6 py-3.5 transition-colors hover:bg-desk max-[719px]:px-4">
      <PersonFace person={{ id: parent.author.memberId, name }} className="mt-0.5" />
      <div className="min-w-0">
        <button
          type="button"
          className="text-start after:absolute after:inset-0"
          onClick={() => openPane({ kind: 'thread', id: parent.id })}
        >
          <span className="font-semibold">{name}</span>
          <span className="ms-2 text-sm text-ink-3">{mine ? channelTitle(mine.channel, me.id) : ''}</span>
          {unread > 0 && <span className="sr-only">{t('unreadCount', { count: unread })}</span>}
        </button>
        <p dir="auto" className="line-clamp-2 max-w-[72ch] wrap-anywhere">
          {messageWords(parent, names, tm)}
        </p>
        <p className="flex flex-wrap items-center gap-x-2 pt-0.5 text-sm text-ink-3">
          {t('replies', { count: parent.replyCount })}
          {parent.lastReplyAt && <span>{t('lastReply', { when: formatWhenInWords(parent.lastReplyAt) })}</span>}
          {parent.resolvedAt && (
            <span className="flex items-center gap-1 text-accent-text">
              <CircleCheck aria-hidden className="size-3.5" />
              {t('resolved')}
            </span>
          )}
        </p>
      </div>
      {unread > 0 && <CountBadge count={unread} className="mt-1" />}
    </li>
  );
}
