'use client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useTRPC } from '@/lib/trpc';
import { FetchedList } from '../../shell/fetched-list.tsx';
import { ScheduledEntry } from './scheduled-entry.tsx';

/** What waits to be sent, the next first, and what could not be sent. */
export function ScheduledList() {
  const t = useTranslations('drafts');
  const found = useInfiniteQuery(
    useTRPC().scheduled.list.infiniteQueryOptions({}, { getNextPageParam: (page) => page.nextCursor ?? undefined, staleTime: 0 }),
  );
  const items = found.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <FetchedList
      found={found}
      isEmpty={items.length === 0}
      words={{ failed: t('notFetched'), emptyTitle: t('scheduledEmpty'), empty: t('scheduledEmptyWords'), more: t('more') }}
    >
      <ul className="max-w-[820px]">
        {items.map((item) => (
          <ScheduledEntry key={item.id} item={item} />
        ))}
      </ul>
    </FetchedList>
  );
}
