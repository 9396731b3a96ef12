'use client';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { MessageView } from '@parley/contract/message-view';
import { useTRPC } from '@/lib/trpc';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { CountBadge } from '@/ui/count-badge';
import { EmptyState } from '@/ui/empty-state';
import { Skeleton } from '@/ui/skeleton';
import { channelTitle } from '../channel/channel-title.ts';
import { useWatchedPeople } from '../channel/use-watched-people.ts';
import { plainText } from '../markdown/plain-text.ts';
import { useNameOf } from '../message/use-name-of.ts';
import { PersonFace } from '../people/person-face.tsx';
import { ListFrame } from '../shell/list-frame.tsx';
import { refusalText } from '../shell/refusal-text.ts';
import { openPane } from '../shell/use-chat-location.ts';
import { useChannel, useMe } from '../state/chat-client.tsx';
import { formatWhenInWords } from '../time/format-time.ts';

export function ThreadsView() {
  const found = useInfiniteQuery(
    useTRPC().thread.list.infiniteQueryOptions({}, { getNextPageParam: (page) => page.nextCursor ?? undefined, staleTime: 0 }),
  );
  const threads = found.data?.pages.flatMap(({ items }) => items) ?? [];
  useWatchedPeople(threads.map(({ parent }) => parent));
  return (
    <ListFrame title="Threads" words="Those you began or replied in, the latest first.">
      {found.isPending && (
        <div aria-busy="true" className="flex flex-col gap-5 px-6 py-4">
          {['a', 'b', 'c'].map((key) => (
            <Skeleton key={key} className="h-14 max-w-[680px]" />
          ))}
        </div>
      )}
      {found.error && (
        <Alert
          className="m-6"
          title="The threads could not be fetched"
          acts={
            <Button size="sm" onClick={() => void found.refetch()}>
              Try again
            </Button>
          }
        >
          {refusalText(found.error)}
        </Alert>
      )}
      {found.data && threads.length === 0 && (
        <EmptyState title="No threads yet">
          Reply to a message in a thread and it is listed here, so that a side question does not get lost.
        </EmptyState>
      )}
      <ul className="max-w-[820px]">
        {threads.map(({ parent, unread }) => (
          <Entry key={parent.id} parent={parent} unread={unread} />
        ))}
      </ul>
      {found.hasNextPage && (
        <Button className="mx-6 my-4" pending={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          More threads
        </Button>
      )}
    </ListFrame>
  );
}

function Entry({ parent, unread }: { parent: MessageView; unread: number }) {
  const me = useMe();
  const mine = useChannel(parent.channelId);
  const nameOf = useNameOf();
  const replies = parent.replyCount === 1 ? '1 reply' : `${parent.replyCount} replies`;
  return (
    <li className="relative grid grid-cols-[36px_minmax(0,1fr)_auto] gap-x-[13px] border-b border-line px-6 py-3.5 transition-colors hover:bg-desk max-[719px]:px-4">
      <PersonFace person={{ id: parent.author.memberId, name: parent.author.name }} className="mt-0.5" />
      <div className="min-w-0">
        <button
          type="button"
          className="text-start after:absolute after:inset-0"
          onClick={() => openPane({ kind: 'thread', id: parent.id })}
        >
          <span className="font-semibold">{parent.author.name}</span>
          <span className="ms-2 text-sm text-ink-3">{mine ? channelTitle(mine.channel, me.id) : ''}</span>
          {unread > 0 && <span className="sr-only">, {unread} unread</span>}
        </button>
        <p className="line-clamp-2 max-w-[72ch] wrap-anywhere">
          {parent.deletedAt ? 'This message was deleted.' : plainText(parent.body, nameOf) || parent.files[0]?.name}
        </p>
        <p className="pt-0.5 text-sm text-ink-3">
          {replies}
          {parent.lastReplyAt && `, last ${formatWhenInWords(parent.lastReplyAt)}`}
        </p>
      </div>
      {unread > 0 && <CountBadge count={unread} className="mt-1" />}
    </li>
  );
}
