'use client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { errorText, toErrorBody } from '@/lib/error-text';
import { formatDate } from '@/lib/format-time';
import { useTRPC } from '@/lib/trpc';
import { Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { Paged } from '@/ui/paged';
import { PageHead } from '@/ui/side-page';
import { Skeleton } from '@/ui/skeleton';
import { CaseDialog } from './case-dialog.tsx';
import { CaseTag } from './case-tag.tsx';
import { useScopeWords } from './use-scope-words.ts';

type Props = { hrefOf: (id: string) => string; onOpened: (id: string) => void };

/** The firm's cases, newest first: what state each is in, who asked, and until when. */
export function CaseList({ hrefOf, onOpened }: Props) {
  const t = useTranslations('cases');
  const [isAsking, setIsAsking] = useState(false);
  const scopeWords = useScopeWords();
  const pages = useInfiniteQuery(useTRPC().case.list.infiniteQueryOptions({}, { getNextPageParam: (page) => page.nextCursor }));
  const open = (
    <Button variant="primary" onClick={() => setIsAsking(true)}>
      <Plus aria-hidden className="size-4" />
      {t('open')}
    </Button>
  );
  if (pages.isError && toErrorBody(pages.error).code === 'FORBIDDEN')
    return (
      <>
        <PageHead title={t('title')} lead={t('lead')} />
        <Banner title={t('notYours')}>{errorText(pages.error)}</Banner>
      </>
    );
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')} acts={pages.data?.pages.some(({ items }) => items.length > 0) && open} />
      <Paged
        pages={pages}
        more={t('more')}
        loading={
          <div role="status" aria-label={t('loading')} className="grid gap-3">
            <Skeleton className="h-16 rounded-lg" />
            <Skeleton className="h-16 rounded-lg" />
          </div>
        }
        none={
          <EmptyState title={t('none')} act={open}>
            {t('noneLead')}
          </EmptyState>
        }
      >
        {(items) => (
          <ul aria-label={t('title')} className="border-t border-line">
            {items.map((one) => (
              <li key={one.id} className="relative border-b border-line py-3.5 hover:bg-sunk/40">
                <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
                  <Link href={hrefOf(one.id)} className="font-semibold wrap-anywhere after:absolute after:inset-0">
                    <bdi>{one.name}</bdi>
                  </Link>
                  <CaseTag state={one.state} />
                </div>
                <p className="pt-0.5 text-ink-2">{scopeWords(one.scope)}</p>
                <p className="text-sm text-ink-3">
                  {t('askedBy', { name: one.openedBy.name, date: formatDate(one.openedAt) })} ·{' '}
                  {one.endedAt
                    ? t('endedOn', { date: formatDate(one.endedAt) })
                    : t('until', { date: formatDate(lastDay(one.endsAt)) })}
                </p>
              </li>
            ))}
          </ul>
        )}
      </Paged>
      <p className="max-w-[72ch] pt-6 text-sm text-pretty text-ink-3">{t('notAdvice')}</p>
      {isAsking && <CaseDialog known={null} onClose={() => setIsAsking(false)} onDone={onOpened} />}
    </>
  );
}

/** A case ends at the first moment after its last day. */
export const lastDay = (endsAt: string): string => new Date(Date.parse(endsAt) - 1).toISOString();
