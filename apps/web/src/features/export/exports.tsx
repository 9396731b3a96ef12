'use client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { useTRPC } from '@/lib/trpc';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Skeleton } from '@/ui/skeleton';
import { ExportDialog } from './export-dialog.tsx';
import { ExportRow } from './export-row.tsx';

const lookEveryMs = 1_000;
const busy = new Set(['reading', 'packing']);

/** Asks for an export, and shows the one that is being made and those that were. */
export function Exports() {
  const t = useTranslations('archive');
  const ui = useTranslations('ui');
  const trpc = useTRPC();
  const [isAsking, setIsAsking] = useState(false);
  const pages = useInfiniteQuery(
    trpc.export.list.infiniteQueryOptions(
      {},
      {
        getNextPageParam: (page) => page.nextCursor,
        refetchInterval: ({ state }) =>
          state.data?.pages.some(({ items }) => items.some((one) => busy.has(one.state))) ? lookEveryMs : false,
      },
    ),
  );
  const items = pages.data?.pages.flatMap((page) => page.items) ?? [];
  const isBusy = items.some(({ state }) => busy.has(state));
  return (
    <>
      <Button variant="primary" disabled={isBusy || pages.isPending} onClick={() => setIsAsking(true)}>
        {t('export.start')}
      </Button>
      {isAsking && <ExportDialog others={pages.data?.pages[0]?.others ?? 0} onClose={() => setIsAsking(false)} />}
      {pages.isPending && <Skeleton className="mt-5 h-16 rounded-xl" />}
      {pages.isError && (
        <Alert className="mt-5" acts={<Button onClick={() => void pages.refetch()}>{ui('tryAgain')}</Button>}>
          {errorText(pages.error)}
        </Alert>
      )}
      {pages.data && items.length === 0 && <p className="pt-4 text-[13.5px] text-ink-3">{t('export.none')}</p>}
      {items.length > 0 && (
        <ul aria-label={t('export.history')} className="mt-5 border-t border-line">
          {items.map((one) => (
            <ExportRow key={one.id} made={one} />
          ))}
        </ul>
      )}
      {pages.hasNextPage && (
        <Button className="mt-4" pending={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {t('export.more')}
        </Button>
      )}
    </>
  );
}
