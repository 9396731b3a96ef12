'use client';
import type { ImportProblemCode, ImportView } from '@parley/contract/import-view';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { useTRPC } from '@/lib/trpc';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { buttonClass } from '@/ui/button-class';
import { Cell, HeadCell, Table } from '@/ui/table';

/** What stays out or comes otherwise: how often each thing, then place by place, and all of it as a file. */
export function ImportProblems({ job, slug }: { job: ImportView; slug: string }) {
  const t = useTranslations('import');
  const format = useFormatter();
  const [isOpen, setIsOpen] = useState(false);
  const counts = Object.entries(job.summary?.problems ?? {}) as [ImportProblemCode, number][];
  if (counts.length === 0) return <p className="pt-4 text-[13.5px] text-ink-2">{t('nothingLeftOut')}</p>;
  return (
    <section aria-label={t('leftOut')} className="pt-5">
      <h3 className="font-semibold">{t('leftOut')}</h3>
      <ul className="grid gap-1 pt-2 text-[13.5px]">
        {counts.map(([code, count]) => (
          <li key={code} className="flex gap-3">
            <span data-figures="" className="min-w-12 text-end font-semibold">
              {format.number(count)}
            </span>
            <span className="text-pretty text-ink-2">{t(`problem.${code}`)}</span>
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2 pt-3">
        <Button size="sm" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          {t(isOpen ? 'hidePlaces' : 'showPlaces')}
        </Button>
        <a
          className={buttonClass({ size: 'sm' })}
          href={`/api/imports/problems?${new URLSearchParams({ workspace: slug, importId: job.id })}`}
          download
        >
          {t('placesFile')}
        </a>
      </div>
      {isOpen && <Places importId={job.id} />}
    </section>
  );
}

function Places({ importId }: { importId: string }) {
  const t = useTranslations('import');
  const ui = useTranslations('ui');
  const pages = useInfiniteQuery(
    useTRPC().import.problems.infiniteQueryOptions({ importId }, { getNextPageParam: (page) => page.nextCursor }),
  );
  if (pages.isError)
    return <Alert acts={<Button onClick={() => void pages.refetch()}>{ui('tryAgain')}</Button>}>{errorText(pages.error)}</Alert>;
  const items = pages.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className="pt-3">
      <Table label={t('places')} className="text-[13.5px]">
        <thead>
          <tr>
            <HeadCell>{t('place')}</HeadCell>
            <HeadCell>{t('what')}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {items.map(({ place, code, detail }) => (
            <tr key={`${place} ${code}`}>
              <Cell className="font-mono text-xs">
                <bdi>{place}</bdi>
              </Cell>
              <Cell>
                {t(`problem.${code}`)} {detail && <bdi className="text-ink-3">{detail}</bdi>}
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
      {pages.hasNextPage && (
        <Button size="sm" className="mt-3" pending={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {t('morePlaces')}
        </Button>
      )}
    </div>
  );
}
