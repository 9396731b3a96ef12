'use client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useTRPC } from '@/lib/trpc';
import { FetchedList } from '../../shell/fetched-list.tsx';
import { HeldEntry } from './held-entry.tsx';

/** What I wrote and a rule holds until somebody else has looked at it, and what was refused. */
export function HeldList() {
  const t = useTranslations('drafts');
  const found = useInfiniteQuery(
    useTRPC().quarantine.mine.infiniteQueryOptions({}, { getNextPageParam: (page) => page.nextCursor ?? undefined, staleTime: 0 }),
  );
  const items = found.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <FetchedList
      found={found}
      isEmpty={items.length === 0}
      words={{ failed: t('notFetched'), emptyTitle: t('heldEmpty'), empty: t('heldEmptyWords'), more: t('more') }}
    >
      <ul className="max-w-[820px]">
        {items.map((item) => (
          <HeldEntry key={item.id} item={item} />
        ))}
      </ul>
    </FetchedList>
  );
}
