'use client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useTRPC } from '@/lib/trpc';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { Skeleton } from '@/ui/skeleton';
import { Tabs } from '@/ui/tabs';
import { ListFrame } from '../shell/list-frame.tsx';
import { refusalText } from '../shell/refusal-text.ts';
import { SavedEntry } from './saved-entry.tsx';

const views = ['open', 'reminders', 'done'] as const;
type View = (typeof views)[number];

/** What I keep for later: messages, and when I want to be reminded of them. */
export function SavedView() {
  const t = useTranslations('saved');
  const [view, setView] = useState<View>('open');
  return (
    <ListFrame title={t('title')} words={t('words')}>
      <Tabs
        label={t('title')}
        value={view}
        onChange={setView}
        className="px-6 pt-2 max-[719px]:px-4"
        tabs={views.map((value) => ({ value, label: t(`${value}Tab`), panel: value === view && <SavedList view={value} /> }))}
      />
    </ListFrame>
  );
}

function SavedList({ view }: { view: View }) {
  const t = useTranslations('saved');
  const found = useInfiniteQuery(
    useTRPC().saved.list.infiniteQueryOptions({ view }, { getNextPageParam: (page) => page.nextCursor ?? undefined, staleTime: 0 }),
  );
  const items = found.data?.pages.flatMap((page) => page.items) ?? [];
  if (found.isPending)
    return (
      <div aria-busy="true" className="flex flex-col gap-5 py-4">
        {['a', 'b', 'c'].map((key) => (
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
  if (items.length === 0) return <EmptyState title={t(`${view}Empty`)}>{t(`${view}EmptyWords`)}</EmptyState>;
  return (
    <>
      <ul className="max-w-[820px]">
        {items.map((item) => (
          <SavedEntry key={item.message.id} item={item} />
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
