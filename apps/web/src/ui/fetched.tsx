'use client';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { errorText, toErrorBody } from '@/lib/error-text';
import { Alert, Banner } from './banner.tsx';
import { Button } from './button.tsx';
import { Skeleton } from './skeleton.tsx';

type Props<Data> = {
  query: UseQueryResult<Data, unknown>;
  words: { loading: string; notYours: string; notFetched?: string };
  children: (data: Data) => ReactNode;
};

/** What was asked for, in each of its states: on its way, not for this reader, refused with a way to ask again, or there. */
export function Fetched<Data>({ query, words, children }: Props<Data>) {
  const ui = useTranslations('ui');
  if (query.isPending)
    return (
      <div role="status" aria-label={words.loading}>
        <Skeleton className="h-28 rounded-lg" />
      </div>
    );
  if (query.error) {
    if (toErrorBody(query.error).code === 'FORBIDDEN') return <Banner title={words.notYours}>{errorText(query.error)}</Banner>;
    const again = (
      <Button pending={query.isFetching} onClick={() => void query.refetch()}>
        {ui('tryAgain')}
      </Button>
    );
    return (
      <Alert title={words.notFetched} acts={again}>
        {errorText(query.error)}
      </Alert>
    );
  }
  return query.data !== undefined && children(query.data);
}
