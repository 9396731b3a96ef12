'use client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useTRPC } from '@/lib/trpc';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { Skeleton } from '@/ui/skeleton';
import { refusalText } from '../../shell/refusal-text.ts';
import { ScheduledEntry } from './scheduled-entry.tsx';

/** What waits to be sent, the next first, and what could not be sent. */
export function ScheduledList() {
  const t = useTranslations('drafts');
  const found = useInfiniteQuery(
    useTRPC().scheduled.list.infiniteQueryOptions({}, { getNextPageParam: (page) => page.nextCursor ?? undefined, staleTime: 0 }),
  );
  if (found.isPending)
    return (
      <div aria-busy="true" className="flex flex-col gap-5 py-4">
        {['a', 'b'].map((key) => (
          <Skeleton key={key} className="h-14 max-w-[680px]" />
        ))}
      </div>
    );
  if (found.error)
    return (
      <Alert
        className="my-6"
        title={t('notFetched')}
        acts={
          <Button size="sm" onClick={() => void found.refetch()}>
            {t('tryAgain')}
          </Button>
        }
      >
        {refusalText(found.error)}
      </Alert>
    );
  const items = found.data.pages.flatMap((page) => page.items);
  if (items.length === 0) return <EmptyState title={t('scheduledEmpty')}>{t('scheduledEmptyWords')}</EmptyState>;
  return (
    <>
      <ul className="max-w-[820px]">
        {items.map((item) => (
          <ScheduledEntry key={item.id} item={item} />
        ))}
      </ul>
      {found.hasNextPage && (
        <Button className="my-4" pending={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </>
  );
}
