'use client';
import type { BarrierView } from '@parley/contract/barrier';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { errorText, toErrorBody } from '@/lib/error-text';
import { useTRPC } from '@/lib/trpc';
import { Alert, Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { PageSection } from '@/ui/side-page';
import { Skeleton } from '@/ui/skeleton';
import { BarrierDialog } from './barrier-dialog.tsx';
import { BarrierRow } from './barrier-row.tsx';
import { ToGroups } from './to-groups.tsx';

/** The firm's barriers, and the way to make one. */
export function BarrierList() {
  const t = useTranslations('barrier');
  const barriers = useQuery(useTRPC().barrier.list.queryOptions());
  const [editing, setEditing] = useState<BarrierView | 'new' | null>(null);
  const isFull = barriers.data ? barriers.data.items.length >= barriers.data.max : false;
  const newBarrier = barriers.data && (
    <Button size="sm" disabled={isFull} onClick={() => setEditing('new')}>
      <Plus aria-hidden className="size-4" />
      {t('newBarrier')}
    </Button>
  );
  return (
    <PageSection title={t('list')} lead={t('listLead')} acts={newBarrier}>
      {isFull && (
        <Banner className="mb-3" tone="amber">
          {t('full', { max: barriers.data?.max ?? 0 })}
        </Banner>
      )}
      <Barriers barriers={barriers} onEdit={setEditing} />
      {editing && <BarrierDialog barrier={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
    </PageSection>
  );
}

type List = UseQueryResult<{ items: BarrierView[] }, unknown>;

function Barriers({ barriers, onEdit }: { barriers: List; onEdit: (barrier: BarrierView) => void }) {
  const t = useTranslations('barrier');
  const ui = useTranslations('ui');
  if (barriers.isPending)
    return (
      <div role="status" aria-label={t('loading')}>
        <Skeleton className="h-24 rounded-lg" />
      </div>
    );
  if (barriers.error) {
    if (toErrorBody(barriers.error).code === 'FORBIDDEN') return <Banner title={t('notYours')}>{errorText(barriers.error)}</Banner>;
    const again = (
      <Button pending={barriers.isFetching} onClick={() => void barriers.refetch()}>
        {ui('tryAgain')}
      </Button>
    );
    return (
      <Alert title={t('notFetched')} acts={again}>
        {errorText(barriers.error)}
      </Alert>
    );
  }
  if (barriers.data?.items.length === 0)
    return (
      <EmptyState title={t('none')} act={<ToGroups />}>
        {t('noneLead')}
      </EmptyState>
    );
  return (
    <ul aria-label={t('list')} className="border-t border-line">
      {barriers.data?.items.map((barrier) => (
        <BarrierRow key={barrier.id} barrier={barrier} onEdit={() => onEdit(barrier)} />
      ))}
    </ul>
  );
}
