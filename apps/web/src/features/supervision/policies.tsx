'use client';
import type { LexiconView, PolicyView } from '@parley/contract/supervision';
import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useTRPC } from '@/lib/trpc';
import { Button } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { PageSection } from '@/ui/side-page';
import { Listed } from './listed.tsx';
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
  const isFull = policies.data ? policies.data.items.length >= policies.data.max : false;
  const newPolicy = policies.data && (
    <Button size="sm" variant="primary" disabled={isFull} onClick={() => setEditing('new')}>
      <Plus aria-hidden className="size-4" />
      {t('newPolicy')}
    </Button>
  );
  return (
    <PageSection title={t('policies')} lead={t('policiesListLead')} acts={newPolicy}>
      <Listed query={policies} none={<EmptyState title={t('noPolicies')}>{t('noPoliciesLead')}</EmptyState>}>
        {(items) => (
          <ul aria-label={t('policies')} className="border-t border-line">
            {items.map((policy) => (
              <PolicyRow key={policy.id} policy={policy} onEdit={() => setEditing(policy)} onRerun={() => setRerunning(policy)} />
            ))}
          </ul>
        )}
      </Listed>
      {editing && <PolicyDialog policy={editing === 'new' ? null : editing} lexicons={lexicons} onClose={() => setEditing(null)} />}
      {rerunning && <RerunDialog policy={rerunning} onClose={() => setRerunning(null)} />}
    </PageSection>
  );
}
