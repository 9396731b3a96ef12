'use client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useTRPC } from '@/lib/trpc';
import { Tabs } from '@/ui/tabs';
import { ListFrame } from '../shell/list-frame.tsx';
import { FetchedList } from '../shell/fetched-list.tsx';
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
  return (
    <FetchedList
      found={found}
      isEmpty={items.length === 0}
      words={{ failed: t('notFetched'), emptyTitle: t(`${view}Empty`), empty: t(`${view}EmptyWords`), more: t('more') }}
    >
      <ul className="max-w-[820px]">
        {items.map((item) => (
          <SavedEntry key={item.message.id} item={item} />
        ))}
      </ul>
    </FetchedList>
  );
}
