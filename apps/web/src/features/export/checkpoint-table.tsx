'use client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'use-intl';
import { formatMoment } from '@/lib/format-time';
import { useTRPC } from '@/lib/trpc';
import { Paged } from '@/ui/paged';
import { PageSection } from '@/ui/side-page';
import { Skeleton } from '@/ui/skeleton';
import { Cell, HeadCell, Table } from '@/ui/table';
import { NewKey } from './new-key.tsx';

/** The signed statements of where everything stood, newest first. `latest` moves on as new ones are made. */
export function CheckpointTable({ canRotate, latest }: { canRotate: boolean; latest: number | null }) {
  const t = useTranslations('archive');
  const format = useFormatter();
  const pages = useInfiniteQuery(
    useTRPC().archive.checkpoints.infiniteQueryOptions({}, { getNextPageParam: (page) => page.nextCursor }),
  );
  return (
    <PageSection title={t('checkpoints.title')} lead={t('checkpoints.lead')} acts={canRotate && latest !== null && <NewKey />}>
      <Paged
        pages={pages}
        loading={<Skeleton className="h-24 rounded-xl" />}
        none={<p className="text-ink-2">{t('checkpoints.none')}</p>}
        more={t('checkpoints.more')}
      >
        {(items) => (
          <Table label={t('checkpoints.title')}>
            <thead>
              <tr>
                <HeadCell>{t('checkpoints.number')}</HeadCell>
                <HeadCell>{t('checkpoints.at')}</HeadCell>
                <HeadCell>{t('checkpoints.events')}</HeadCell>
                <HeadCell>{t('checkpoints.copy')}</HeadCell>
                <HeadCell>{t('checkpoints.key')}</HeadCell>
              </tr>
            </thead>
            <tbody data-figures="">
              {items.map((one) => (
                <tr key={one.number}>
                  <Cell>{format.number(one.number)}</Cell>
                  <Cell className="whitespace-nowrap">{formatMoment(one.at)}</Cell>
                  <Cell>{format.number(one.events)}</Cell>
                  <Cell className="whitespace-nowrap">{t(one.isOutside ? 'checkpoints.outside' : 'checkpoints.waiting')}</Cell>
                  <Cell>
                    <code dir="ltr" title={one.keyId} className="font-mono text-[12.5px] text-ink-2">
                      {one.keyId.slice(0, 8)}
                    </code>
                  </Cell>
                </tr>
              ))}
            </tbody>
          </Table>
        )}
      </Paged>
    </PageSection>
  );
}
