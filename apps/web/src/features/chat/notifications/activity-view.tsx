'use client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { NotificationReason } from '@parley/contract/notification-view';
import { useTRPC } from '@/lib/trpc';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { Skeleton } from '@/ui/skeleton';
import { Tabs } from '@/ui/tabs';
import { useWatchedPeople } from '../channel/use-watched-people.ts';
import { ListFrame } from '../shell/list-frame.tsx';
import { refusalText } from '../shell/refusal-text.ts';
import { ActivityRow } from './activity-row.tsx';
import { UnsentRow } from './unsent-row.tsx';

const filters = {
  All: undefined,
  Mentions: ['mention', 'channelMention', 'ack'],
  Direct: ['direct'],
  Threads: ['thread'],
  Other: ['keyword', 'all', 'reminder', 'scheduleFailed'],
} satisfies Record<string, NotificationReason[] | undefined>;
type Filter = keyof typeof filters;
const names = Object.keys(filters) as Filter[];

/** Everything one was told of, newest first, each with its reason. */
export function ActivityView() {
  const t = useTranslations('notifications');
  const [filter, setFilter] = useState<Filter>('All');
  return (
    <ListFrame title={t('activity')} words={t('activityWords')}>
      <Tabs
        label={t('activity')}
        value={filter}
        onChange={setFilter}
        className="[&>[role=tablist]]:mx-6 [&>[role=tablist]]:mt-2 [&>[role=tablist]]:overflow-x-auto [&>[role=tablist]]:whitespace-nowrap max-[719px]:[&>[role=tablist]]:mx-4"
        tabs={names.map((value) => ({ value, label: t(`filter${value}`), panel: value === filter && <List filter={value} /> }))}
      />
    </ListFrame>
  );
}

function List({ filter }: { filter: Filter }) {
  const t = useTranslations('notifications');
  const reasons = filters[filter];
  const found = useInfiniteQuery(
    useTRPC().notification.list.infiniteQueryOptions(reasons ? { reasons } : {}, {
      getNextPageParam: (page) => page.nextCursor ?? undefined,
      staleTime: 0,
    }),
  );
  const entries = found.data?.pages.flatMap(({ items }) => items) ?? [];
  useWatchedPeople(entries.flatMap(({ message }) => message ?? []));
  if (found.isPending)
    return (
      <div role="status" aria-label={t('loading')} className="flex flex-col gap-5 px-6 py-4">
        {['a', 'b', 'c'].map((key) => (
          <Skeleton key={key} className="h-14 max-w-[680px]" />
        ))}
      </div>
    );
  if (found.error)
    return (
      <Alert className="m-6" acts={<Button onClick={() => void found.refetch()}>{t('tryAgain')}</Button>}>
        {refusalText(found.error)}
      </Alert>
    );
  if (entries.length === 0) return <EmptyState title={t('empty')}>{t('emptyWords')}</EmptyState>;
  return (
    <>
      <ul className="max-w-[820px]">
        {entries.map(({ id, message, scheduled, ...entry }) =>
          message ? (
            <ActivityRow key={id} entry={{ ...entry, message }} />
          ) : (
            scheduled && <UnsentRow key={id} scheduled={scheduled} createdAt={entry.createdAt} />
          ),
        )}
      </ul>
      {found.hasNextPage && (
        <Button className="mx-6 my-4" pending={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </>
  );
}
