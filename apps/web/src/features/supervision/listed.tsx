'use client';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { errorText, toErrorBody } from '@/lib/error-text';
import { Alert, Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Skeleton } from '@/ui/skeleton';

type Props<T> = { query: UseQueryResult<{ items: T[] }, unknown>; none: ReactNode; children: (items: T[]) => ReactNode };

/** A list in each of its states. */
export function Listed<T>({ query, none, children }: Props<T>) {
  const t = useTranslations('supervision');
  if (query.isPending)
    return (
      <div role="status" aria-label={t('loading')}>
        <Skeleton className="h-24 rounded-lg" />
      </div>
    );
  if (query.error) {
    if (toErrorBody(query.error).code === 'FORBIDDEN') return <Banner title={t('notYours')}>{errorText(query.error)}</Banner>;
    return (
      <Alert
        acts={
          <Button pending={query.isFetching} onClick={() => void query.refetch()}>
            {t('tryAgain')}
          </Button>
        }
      >
        {errorText(query.error)}
      </Alert>
    );
  }
  const items = query.data?.items ?? [];
  return items.length === 0 ? none : children(items);
}
