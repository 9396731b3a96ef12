'use client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Lock } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { errorText, toErrorBody } from '@/lib/error-text';
import { useTRPC } from '@/lib/trpc';
import { Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { Paged } from '@/ui/paged';
import { PageHead } from '@/ui/side-page';
import { Skeleton } from '@/ui/skeleton';
import { Tabs } from '@/ui/tabs';
import { HoldDialog } from './hold-dialog.tsx';
import { HoldRow } from './hold-row.tsx';

/** What is kept whatever the rules say: those that stand, and those that were released. */
export function HoldsPage() {
  const t = useTranslations('hold');
  const [isPlacing, setIsPlacing] = useState(false);
  // Where nothing is on hold, the empty list has the act.
  const isAny = useHolds(false).data?.pages.some(({ items }) => items.length > 0);
  const place = (
    <Button variant="primary" onClick={() => setIsPlacing(true)}>
      {t('place')}
    </Button>
  );
  const tabs = (['standing', 'released'] as const).map((value) => ({
    value,
    label: t(value),
    panel: <Holds isReleased={value === 'released'} place={place} />,
  }));
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')} acts={isAny && place} />
      <Tabs label={t('title')} tabs={tabs} />
      <p className="max-w-[72ch] pt-9 text-sm text-pretty text-ink-3">{t('notAdvice')}</p>
      {isPlacing && <HoldDialog onClose={() => setIsPlacing(false)} />}
    </>
  );
}

const useHolds = (isReleased: boolean) =>
  useInfiniteQuery(useTRPC().hold.list.infiniteQueryOptions({ isReleased }, { getNextPageParam: (page) => page.nextCursor }));

function Holds({ isReleased, place }: { isReleased: boolean; place: ReactNode }) {
  const t = useTranslations('hold');
  const pages = useHolds(isReleased);
  if (pages.error && toErrorBody(pages.error).code === 'FORBIDDEN')
    return (
      <Banner className="mt-5" title={t('notYours')}>
        {errorText(pages.error)}
      </Banner>
    );
  const none = isReleased ? (
    <p className="pt-5 text-ink-2">{t('noneReleased')}</p>
  ) : (
    <EmptyState icon={<Lock aria-hidden strokeWidth={1.5} />} title={t('none')} act={place}>
      {t('noneLead')}
    </EmptyState>
  );
  return (
    <Paged pages={pages} more={t('more')} loading={<Skeleton className="mt-5 h-24 rounded-xl" />} none={none}>
      {(holds) => (
        <ul aria-label={t(isReleased ? 'released' : 'standing')}>
          {holds.map((hold) => (
            <HoldRow key={hold.id} hold={hold} />
          ))}
        </ul>
      )}
    </Paged>
  );
}
