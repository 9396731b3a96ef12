'use client';
import type { LexiconView, PolicyView } from '@parley/contract/supervision';
import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useTRPC } from '@/lib/trpc';
import { Button } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { Fetched } from '@/ui/fetched';
import { PageSection } from '@/ui/side-page';
import { PolicyDialog } from './policy-dialog.tsx';
import { PolicyRow } from './policy-row.tsx';
import { RerunDialog } from './rerun-dialog.tsx';

/** All policies, those that were ended too. */
export function Policies({ lexicons }: { lexicons: LexiconView[] }) {
  const t = useTranslations('supervision');
  const policies = useQuery({
    ...useTRPC().supervision.policies.queryOptions(),
    // A run over history tells how far it is.
    refetchInterval: ({ state }) => (state.data?.items.some(({ rerun }) => rerun && !rerun.isDone) ? 2_000 : false),
  });
  const [editing, setEditing] = useState<PolicyView | 'new' | null>(null);
  const [rerunning, setRerunning] = useState<PolicyView | null>(null);
  const { items = [], max = 0 } = policies.data ?? {};
  const isFull = policies.data !== undefined && items.length >= max;
  const newPolicy = (
    <Button size="sm" variant="primary" disabled={isFull} onClick={() => setEditing('new')}>
      <Plus aria-hidden className="size-4" />
      {t('newPolicy')}
    </Button>
  );
  return (
    <PageSection title={t('policies')} lead={t('policiesListLead')} acts={items.length > 0 && newPolicy}>
      <Fetched query={policies} words={{ loading: t('loading'), notYours: t('notYours') }}>
        {() =>
          items.length > 0 ? (
            <ul aria-label={t('policies')} className="border-t border-line">
              {items.map((policy) => (
                <PolicyRow key={policy.id} policy={policy} onEdit={() => setEditing(policy)} onRerun={() => setRerunning(policy)} />
              ))}
            </ul>
          ) : (
            <EmptyState
              title={t('noPolicies')}
              act={
                <Button variant="primary" onClick={() => setEditing('new')}>
                  {t('newPolicy')}
                </Button>
              }
            >
              {t('noPoliciesLead')}
            </EmptyState>
          )
        }
      </Fetched>
      {editing && <PolicyDialog policy={editing === 'new' ? null : editing} lexicons={lexicons} onClose={() => setEditing(null)} />}
      {rerunning && <RerunDialog policy={rerunning} onClose={() => setRerunning(null)} />}
    </PageSection>
  );
}
