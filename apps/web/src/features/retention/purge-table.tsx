'use client';
import type { PurgeView } from '@parley/contract/retention';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'use-intl';
import { formatMoment } from '@/lib/format-time';
import { useTRPC } from '@/lib/trpc';
import { Paged } from '@/ui/paged';
import { Skeleton } from '@/ui/skeleton';
import { Cell, HeadCell, Table } from '@/ui/table';

/** What has been removed so far, night by night. */
export function PurgeTable() {
  const t = useTranslations('retention');
  const pages = useInfiniteQuery(
    useTRPC().retention.purges.infiniteQueryOptions({}, { getNextPageParam: (page) => page.nextCursor }),
  );
  return (
    <Paged
      pages={pages}
      more={t('more')}
      loading={<Skeleton className="h-16 rounded-xl" />}
      none={<p className="text-[13.5px] text-ink-3">{t('nothingGone')}</p>}
    >
      {(runs) => (
        <Table label={t('gone')}>
          <thead>
            <tr>
              <HeadCell>{t('when')}</HeadCell>
              <HeadCell className="text-end">{t('messages')}</HeadCell>
              <HeadCell className="text-end">{t('files')}</HeadCell>
              <HeadCell className="text-end">{t('held')}</HeadCell>
              <HeadCell>{t('why')}</HeadCell>
            </tr>
          </thead>
          <tbody>
            {runs.map((run) => (
              <Run key={run.id} run={run} />
            ))}
          </tbody>
        </Table>
      )}
    </Paged>
  );
}

function Run({ run }: { run: PurgeView }) {
  const t = useTranslations('retention');
  const format = useFormatter();
  return (
    <tr>
      <Cell className="whitespace-nowrap">{formatMoment(run.startedAt)}</Cell>
      <Cell className="text-end tabular-nums">{format.number(run.messages)}</Cell>
      <Cell className="text-end tabular-nums">{format.number(run.files)}</Cell>
      <Cell className="text-end tabular-nums">{format.number(run.held)}</Cell>
      <Cell>
        {run.person
          ? t('byErasure', { name: run.person.name })
          : run.policyVersion
            ? t('byRules', { version: run.policyVersion })
            : t('ofMatter.byMatters')}
      </Cell>
    </tr>
  );
}
