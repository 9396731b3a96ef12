'use client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { UserPlus } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { MyChannelView } from '@parley/contract/channel-view';
import { useTRPC } from '@/lib/trpc';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Skeleton } from '@/ui/skeleton';
import { PersonFace } from '../people/person-face.tsx';
import { openDialog } from '../shell/open-dialog.ts';
import { refusalText } from '../shell/refusal-text.ts';
import { openPane } from '../shell/use-chat-location.ts';
import { useWatchedMembers } from './use-watched-people.ts';

export function DetailsMembers({ mine: { channel, can } }: { mine: MyChannelView }) {
  const t = useTranslations('channel');
  const found = useInfiniteQuery(
    useTRPC().channel.members.infiniteQueryOptions(
      { channelId: channel.id },
      { getNextPageParam: (page) => page.nextCursor ?? undefined, staleTime: 0 },
    ),
  );
  const members = found.data?.pages.flatMap(({ items }) => items) ?? [];
  useWatchedMembers(members);
  return (
    <div className="pt-4">
      <div className="flex items-center justify-between gap-2 pb-2">
        <p className="text-sm text-ink-3">{t('peopleCount', { count: channel.memberCount })}</p>
        {can.addMembers && (
          <Button size="sm" onClick={() => openDialog({ kind: 'addPeople', channelId: channel.id })}>
            <UserPlus aria-hidden className="size-4" />
            {t('addPeople')}
          </Button>
        )}
      </div>
      {found.error && <Alert title={t('membersNotFetched')}>{refusalText(found.error)}</Alert>}
      <ul aria-busy={found.isPending} aria-label={t('members')}>
        {found.isPending && <Skeleton className="my-2 h-9" />}
        {members.map((member) => (
          <li key={member.id}>
            <button
              type="button"
              className="flex min-h-11 w-full items-center gap-3 rounded-md px-1.5 py-1 text-start hover:bg-sunk"
              onClick={() => openPane({ kind: 'person', id: member.id })}
            >
              <PersonFace person={member} size="sm" />
              <span className="min-w-0">
                <span dir="auto" className="block truncate text-start font-medium">
                  {member.name}
                </span>
                {member.title && (
                  <span dir="auto" className="block truncate text-start text-xs text-ink-3">
                    {member.title}
                  </span>
                )}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {found.hasNextPage && (
        <Button className="mt-3 w-full" pending={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t('moreMembers')}
        </Button>
      )}
    </div>
  );
}
