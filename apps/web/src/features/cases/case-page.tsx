'use client';
import type { CaseDetails } from '@parley/contract/case';
import { useQuery } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { errorText, toErrorBody } from '@/lib/error-text';
import { useTRPC } from '@/lib/trpc';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { PageHead } from '@/ui/side-page';
import { Skeleton } from '@/ui/skeleton';
import { Tabs } from '@/ui/tabs';
import { CaseDialog } from './case-dialog.tsx';
import { CaseLog } from './case-log.tsx';
import { CaseOverview } from './case-overview.tsx';
import { CaseSearch } from './case-search.tsx';
import { CaseStanding } from './case-standing.tsx';
import { CaseTag } from './case-tag.tsx';
import { useScopeWords } from './use-scope-words.ts';

/** One case: what it is, its search for those who work on it, and everything that was done in it. */
export function CasePage({ caseId, back }: { caseId: string; back: string }) {
  const t = useTranslations('cases');
  const ui = useTranslations('ui');
  const found = useQuery(useTRPC().case.get.queryOptions({ caseId }));
  return (
    <>
      <Link href={back} className="mb-3 inline-flex items-center gap-1.5 text-sm text-ink-2 hover:text-ink">
        <ArrowLeft aria-hidden className="size-3.5 rtl:rotate-180" />
        {t('all')}
      </Link>
      {found.isPending && (
        <div role="status" aria-label={t('loading')} className="grid gap-4">
          <Skeleton className="h-10 w-72" />
          <Skeleton className="h-40 rounded-xl" />
        </div>
      )}
      {found.isError &&
        (['NOT_FOUND', 'INVALID'].includes(toErrorBody(found.error).code) ? (
          <EmptyState title={t('notThere')}>{t('notThereLead')}</EmptyState>
        ) : (
          <Alert acts={<Button onClick={() => void found.refetch()}>{ui('tryAgain')}</Button>}>{errorText(found.error)}</Alert>
        ))}
      {found.data && <Opened details={found.data} />}
    </>
  );
}

function Opened({ details }: { details: CaseDetails }) {
  const t = useTranslations('cases');
  const scopeWords = useScopeWords();
  const [isChanging, setIsChanging] = useState(false);
  const [tab, setTab] = useState<'overview' | 'search' | 'log'>('overview');
  const { case: one } = details;
  const acts = one.may.change && <Button onClick={() => setIsChanging(true)}>{t('change')}</Button>;
  const search = { value: 'search' as const, label: t('tab.search'), panel: <CaseSearch details={details} /> };
  return (
    <>
      <PageHead
        title={one.name}
        lead={
          <>
            <CaseTag state={one.state} /> <span>{scopeWords(one.scope)}</span>
          </>
        }
        acts={acts}
      />
      <CaseStanding one={one} />
      <Tabs
        className="pt-6"
        label={t('tabs')}
        value={one.may.read || tab !== 'search' ? tab : 'overview'}
        onChange={setTab}
        tabs={[
          { value: 'overview', label: t('tab.overview'), panel: <CaseOverview details={details} /> },
          ...(one.may.read ? [search] : []),
          { value: 'log', label: t('tab.log'), panel: <CaseLog caseId={one.id} /> },
        ]}
      />
      {isChanging && <CaseDialog known={one} onClose={() => setIsChanging(false)} onDone={() => setTab('overview')} />}
    </>
  );
}
