'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { Skeleton } from '@/ui/skeleton';
import { refusalText } from '../shell/refusal-text.ts';

type Found = {
  isPending: boolean;
  error: unknown;
  refetch(): unknown;
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage(): unknown;
};

/** A list that comes from the server: on its way, failed, empty, or there with a way to the rest of it. */
export function ResultState({ found, isEmpty, children }: { found: Found; isEmpty: boolean; children: ReactNode }) {
  const t = useTranslations('search');
  if (found.isPending)
    return (
      <div aria-busy="true" aria-label={t('searching')} className="flex flex-col gap-5 px-6 py-5 max-[719px]:px-4">
        {['a', 'b', 'c', 'd'].map((key) => (
          <Skeleton key={key} className="h-14 max-w-[680px]" />
        ))}
      </div>
    );
  if (found.error && isEmpty)
    return (
      <Alert
        className="mx-6 my-6 max-[719px]:mx-4"
        title={t('notSearched')}
        acts={
          <Button size="sm" onClick={() => void found.refetch()}>
            {t('tryAgain')}
          </Button>
        }
      >
        {refusalText(found.error)}
      </Alert>
    );
  if (isEmpty) return <EmptyState title={t('noneTitle')}>{t('noneWords')}</EmptyState>;
  return (
    <>
      {children}
      {found.hasNextPage && (
        <div className="px-6 py-5 max-[719px]:px-4">
          <Button pending={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            {t('more')}
          </Button>
          {found.error !== null && (
            <p role="alert" className="pt-2 text-sm text-red-text">
              {refusalText(found.error)}
            </p>
          )}
        </div>
      )}
    </>
  );
}
