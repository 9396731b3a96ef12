'use client';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { useTRPC } from '@/lib/trpc';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { ConfirmDialog } from '@/ui/confirm-dialog';
import { Skeleton } from '@/ui/skeleton';
import { ExportRow } from './export-row.tsx';

const lookEveryMs = 1_000;

/** Asks for an export, and shows the one that is being made and those that were. */
export function Exports() {
  const t = useTranslations('archive');
  const ui = useTranslations('ui');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [isAsking, setIsAsking] = useState(false);
  const pages = useInfiniteQuery(
    trpc.export.list.infiniteQueryOptions(
      {},
      {
        getNextPageParam: (page) => page.nextCursor,
        refetchInterval: ({ state }) =>
          state.data?.pages.some(({ items }) => items.some((one) => one.state === 'reading' || one.state === 'packing'))
            ? lookEveryMs
            : false,
      },
    ),
  );
  const start = useMutation(
    trpc.export.start.mutationOptions({
      onSuccess: async () => {
        setIsAsking(false);
        await queries.invalidateQueries({ queryKey: trpc.export.list.infiniteQueryKey() });
      },
    }),
  );
  const items = pages.data?.pages.flatMap((page) => page.items) ?? [];
  const isBusy = items.some(({ state }) => state === 'reading' || state === 'packing');
  return (
    <>
      <Button variant="primary" disabled={isBusy || pages.isPending} onClick={() => setIsAsking(true)}>
        {t('export.start')}
      </Button>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setIsAsking}
        title={t('export.start')}
        action={t('export.confirm')}
        pending={start.isPending}
        error={start.error ? errorText(start.error) : undefined}
        onConfirm={() => start.mutate()}
      >
        <p className="text-pretty">{t('export.holds')}</p>
        <p className="pt-2 text-pretty">{t('export.recorded')}</p>
      </ConfirmDialog>
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
