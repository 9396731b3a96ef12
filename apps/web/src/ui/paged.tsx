'use client';
import type { InfiniteData } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { Alert } from './banner.tsx';
import { Button } from './button.tsx';

type Page<T> = { items: T[] };
/** What of an infinite query of pages with items is used here. */
type Pages<T> = {
  data: InfiniteData<Page<T>> | undefined;
  isPending: boolean;
  error: Parameters<typeof errorText>[0] | null;
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  refetch: () => unknown;
  fetchNextPage: () => unknown;
};

/**
 * A list that pages, in each of its states: `loading` until the first page has come, a refusal with a way to ask again,
 * `none` where there is nothing, or `children` with all items so far and a button named `more` while there are more.
 */
export function Paged<T>({
  pages,
  loading,
  none,
  more,
  children,
}: {
  pages: Pages<T>;
  loading: ReactNode;
  none?: ReactNode;
  more: string;
  children: (items: T[]) => ReactNode;
}) {
  const ui = useTranslations('ui');
  const items = pages.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      {pages.isPending && loading}
      {pages.error && (
        <Alert acts={<Button onClick={() => void pages.refetch()}>{ui('tryAgain')}</Button>}>{errorText(pages.error)}</Alert>
      )}
      {pages.data && items.length === 0 && none}
      {items.length > 0 && children(items)}
      {pages.hasNextPage && (
        <Button className="mt-4" pending={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {more}
        </Button>
      )}
    </>
  );
}
