'use client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';

import { useTRPC } from '@/lib/trpc';
import { errorText } from '@/lib/error-text';
import { formatDay, dayKey } from '@/lib/format-time';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Skeleton } from '@/ui/skeleton';
import { CaseLogRow } from './case-log-row.tsx';

/** Everything that was done in a case, newest first, as the firm's own log has it. */
export function CaseLog({ caseId }: { caseId: string }) {
  const t = useTranslations('cases');
  const ui = useTranslations('ui');
  const pages = useInfiniteQuery({
    ...useTRPC().case.log.infiniteQueryOptions({ caseId }, { getNextPageParam: (page) => page.nextCursor }),
    staleTime: 0,
  });
  const entries = pages.data?.pages.flatMap((page) => page.entries) ?? [];
  return (
    <div className="pt-4">
      <p className="pb-2 text-sm text-ink-3">{t('logLead')}</p>
      {pages.isPending && (
        <div role="status" aria-label={t('loading')}>
          <Skeleton className="h-5 w-full max-w-xl" />
        </div>
      )}
      {pages.isError && (
        <Alert acts={<Button onClick={() => void pages.refetch()}>{ui('tryAgain')}</Button>}>{errorText(pages.error)}</Alert>
      )}
      <ol aria-label={t('tab.log')}>
        {entries.map((entry, index) => {
          const before = entries[index - 1];
          const isNewDay = !before || dayKey(before.at) !== dayKey(entry.at);
          return [
            isNewDay && (
              <li key={`day ${entry.version}`} className="border-b border-line pt-4 pb-1.5 text-[12.5px] font-[520] text-ink-3">
                {formatDay(entry.at)}
              </li>
            ),
            <CaseLogRow key={entry.version} entry={entry} />,
          ];
        })}
      </ol>
      {pages.hasNextPage && (
        <Button className="mt-4" pending={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {t('moreLog')}
        </Button>
      )}
    </div>
  );
}
