'use client';
import type { ReportPeriod } from '@parley/contract/supervision';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { formatFull } from '@/lib/format-time';
import { useTRPC } from '@/lib/trpc';
import { Paged } from '@/ui/paged';
import { Skeleton } from '@/ui/skeleton';
import { Cell, HeadCell, Table } from '@/ui/table';

/** What reviewers did, act by act. */
export function Evidence({ period }: { period: ReportPeriod }) {
  const t = useTranslations('supervision');
  const pages = useInfiniteQuery(
    useTRPC().supervision.evidence.infiniteQueryOptions(period, { getNextPageParam: (page) => page.nextCursor }),
  );
  return (
    <Paged
      pages={pages}
      loading={<Skeleton className="h-32 rounded-xl" />}
      none={<p className="text-ink-3">{t('noEvidence')}</p>}
      more={t('more')}
    >
      {(items) => (
        <Table label={t('evidence')}>
          <thead>
            <tr>
              <HeadCell>{t('date')}</HeadCell>
              <HeadCell>{t('reviewer')}</HeadCell>
              <HeadCell>{t('action')}</HeadCell>
              <HeadCell>{t('policy')}</HeadCell>
              <HeadCell className="w-[35%]">{t('note')}</HeadCell>
            </tr>
          </thead>
          <tbody>
            {items.map(({ id, at, reviewer, action, outcome, policyName, note }) => (
              <tr key={id}>
                <Cell className="whitespace-nowrap">
                  <time dateTime={at}>{formatFull(at)}</time>
                </Cell>
                <Cell>
                  <bdi>{reviewer.name}</bdi>
                </Cell>
                <Cell>
                  {t(`act.${action}`)}
                  {outcome && ` · ${t(`outcome.${outcome}`)}`}
                </Cell>
                <Cell>
                  <bdi>{policyName}</bdi>
                </Cell>
                <Cell>
                  <span dir="auto" className="wrap-anywhere">
                    {note}
                  </span>
                </Cell>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Paged>
  );
}
