'use client';
import type { CaseDetails, CaseQuery } from '@parley/contract/case';
import { limits } from '@parley/contract/limits';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useTRPCClient } from '@/lib/trpc';
import { Banner } from '@/ui/banner';
import { EmptyState } from '@/ui/empty-state';
import { Paged } from '@/ui/paged';
import { Skeleton } from '@/ui/skeleton';
import { CaseResults } from './case-results.tsx';
import { CaseSearchForm } from './case-search-form.tsx';
import { SavedSearches } from './saved-searches.tsx';

type Asked = { query: CaseQuery; turn: number };

/**
 * The search of a case. It asks when its reader says so and never by itself: each time is an entry of the log.
 */
export function CaseSearch({ details: { case: one, queries } }: { details: CaseDetails }) {
  const t = useTranslations('cases');
  const client = useTRPCClient();
  const [asked, setAsked] = useState<Asked | null>(null);
  const pages = useInfiniteQuery({
    queryKey: ['case search', one.id, asked],
    queryFn: ({ pageParam }) =>
      client.case.search.mutate({ caseId: one.id, query: (asked as Asked).query, ...(pageParam ? { cursor: pageParam } : {}) }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    enabled: asked !== null,
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
    refetchOnReconnect: false,
  });
  const ask = (query: CaseQuery) => setAsked({ query, turn: (asked?.turn ?? 0) + 1 });
  const count = pages.data?.pages[0]?.count ?? 0;
  return (
    <div className="pt-5">
      <Banner tone="seal">{t('recorded')}</Banner>
      <CaseSearchForm key={`form ${asked?.turn ?? 0}`} one={one} query={asked?.query ?? null} onAsk={ask} />
      <SavedSearches caseId={one.id} queries={queries} current={asked?.query ?? null} onAsk={ask} />
      {asked && (
        <section aria-label={t('results')} className="pt-5">
          {pages.data && (
            <p role="status" className="pb-2 text-sm text-ink-2">
              {count >= limits.caseCount ? t('foundMany', { count }) : t('foundCount', { count })}
              {count > 0 && <span className="text-ink-3 max-sm:hidden"> · {t('keys')}</span>}
            </p>
          )}
          <Paged
            pages={pages}
            more={t('moreResults')}
            loading={
              <div role="status" aria-label={t('searching')} className="grid gap-3">
                <Skeleton className="h-20 rounded-lg" />
                <Skeleton className="h-20 rounded-lg" />
              </div>
            }
            none={<EmptyState title={t('noResults')}>{t('noResultsLead')}</EmptyState>}
          >
            {(items) => <CaseResults caseId={one.id} items={items} />}
          </Paged>
        </section>
      )}
    </div>
  );
}
