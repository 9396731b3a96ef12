'use client';
import type { BarrierView } from '@parley/contract/barrier';
import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useTRPC } from '@/lib/trpc';
import { Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { Fetched } from '@/ui/fetched';
import { PageSection } from '@/ui/side-page';
import { BarrierDialog } from './barrier-dialog.tsx';
import { BarrierRow } from './barrier-row.tsx';
import { ToGroups } from './to-groups.tsx';

/** The firm's barriers, and the way to make one. */
export function BarrierList() {
  const t = useTranslations('barrier');
  const barriers = useQuery(useTRPC().barrier.list.queryOptions());
  const [editing, setEditing] = useState<BarrierView | 'new' | null>(null);
  const { items = [], max = 0 } = barriers.data ?? {};
  const isFull = barriers.data !== undefined && items.length >= max;
  return (
    <PageSection
      title={t('list')}
      lead={t('listLead')}
      acts={
        items.length > 0 && (
          <Button size="sm" disabled={isFull} onClick={() => setEditing('new')}>
            <Plus aria-hidden className="size-4" />
            {t('newBarrier')}
          </Button>
        )
      }
    >
      {isFull && (
        <Banner className="mb-3" tone="amber">
          {t('full', { max })}
        </Banner>
      )}
      <Fetched query={barriers} words={{ loading: t('loading'), notYours: t('notYours'), notFetched: t('notFetched') }}>
        {() =>
          items.length > 0 ? (
            <ul aria-label={t('list')} className="border-t border-line">
              {items.map((barrier) => (
                <BarrierRow key={barrier.id} barrier={barrier} onEdit={() => setEditing(barrier)} />
              ))}
            </ul>
          ) : (
            <NoBarriers onNew={() => setEditing('new')} />
          )
        }
      </Fetched>
      {editing && <BarrierDialog barrier={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
    </PageSection>
  );
}

/** A barrier stands between groups: where there are none yet, they come first. */
function NoBarriers({ onNew }: { onNew: () => void }) {
  const t = useTranslations('barrier');
  const isWithout = useQuery(useTRPC().group.list.queryOptions()).data?.items.length === 0;
  return (
    <EmptyState
      title={t('none')}
      act={
        <div className="flex flex-wrap justify-center gap-2">
          {isWithout && <ToGroups isFirst />}
          <Button variant={isWithout ? 'secondary' : 'primary'} onClick={onNew}>
            {t('newBarrier')}
          </Button>
        </div>
      }
    >
      {t('noneLead')}
    </EmptyState>
  );
}
