'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { cn } from '@/ui/cn';
import { EmptyState } from '@/ui/empty-state';
import { Skeleton } from '@/ui/skeleton';
import { refusalText } from './refusal-text.ts';

/** What a paged query tells of itself. */
export type FetchedPages = {
  isPending: boolean;
  error: unknown;
  refetch(): unknown;
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage(): unknown;
};
type Words = { loading?: string; failed: string; emptyTitle: string; empty: string; more: string };

/**
 * A list that comes from the server: on its way, failed, empty, or there with a way to the rest of it. `inset`: with the
 * margins of a page, where what is around it has none.
 */
export function FetchedList({
  found,
  isEmpty,
  words,
  inset = false,
  children,
}: {
  found: FetchedPages;
  isEmpty: boolean;
  words: Words;
  inset?: boolean;
  children: ReactNode;
}) {
  const t = useTranslations('ui');
  if (found.isPending)
    return (
      <div
        aria-busy="true"
        aria-label={words.loading}
        className={cn('flex flex-col gap-5', inset ? 'px-6 py-5 max-[719px]:px-4' : 'py-4')}
      >
        {['a', 'b', 'c'].map((key) => (
          <Skeleton key={key} className="h-14 max-w-[680px]" />
        ))}
      </div>
    );
  if (found.error && isEmpty)
    return (
      <Alert
        className={inset ? 'mx-6 my-6 max-[719px]:mx-4' : 'my-6'}
        title={words.failed}
        acts={
          <Button size="sm" onClick={() => void found.refetch()}>
            {t('tryAgain')}
          </Button>
        }
      >
        {refusalText(found.error)}
      </Alert>
    );
  if (isEmpty) return <EmptyState title={words.emptyTitle}>{words.empty}</EmptyState>;
  return (
    <>
      {children}
      {found.hasNextPage && (
        <div className={inset ? 'px-6 py-5 max-[719px]:px-4' : 'py-4'}>
          <Button pending={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            {words.more}
          </Button>
          {Boolean(found.error) && (
            <p role="alert" className="pt-2 text-sm text-red-text">
              {refusalText(found.error)}
            </p>
          )}
        </div>
      )}
    </>
  );
}
