'use client';
import type { BoundaryRuleView } from '@parley/contract/boundary-rule';
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
import { BoundaryRuleDialog } from './boundary-rule-dialog.tsx';
import { BoundaryRuleRow } from './boundary-rule-row.tsx';

/** The firm's rules about what may not leave in a message. */
export function BoundaryRules() {
  const t = useTranslations('boundary');
  const rules = useQuery(useTRPC().boundaryRule.list.queryOptions());
  const [editing, setEditing] = useState<BoundaryRuleView | 'new' | null>(null);
  const isFull = rules.data ? rules.data.items.length >= rules.data.max : false;
  const newRule = rules.data && (
    <Button size="sm" disabled={isFull} onClick={() => setEditing('new')}>
      <Plus aria-hidden className="size-4" />
      {t('newRule')}
    </Button>
  );
  return (
    <PageSection id="boundary" title={t('title')} lead={t('lead')} acts={newRule}>
      {isFull && (
        <Banner className="mb-3" tone="amber">
          {t('full', { max: rules.data?.max ?? 0 })}
        </Banner>
      )}
      <Rules rules={rules} onEdit={setEditing} />
      <p className="max-w-[72ch] pt-3 text-sm text-pretty text-ink-3">{t('notAdvice')}</p>
      {editing && <BoundaryRuleDialog rule={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
    </PageSection>
  );
}

type List = UseQueryResult<{ items: BoundaryRuleView[] }, unknown>;

function Rules({ rules, onEdit }: { rules: List; onEdit: (rule: BoundaryRuleView) => void }) {
  const t = useTranslations('boundary');
  const ui = useTranslations('ui');
  if (rules.isPending)
    return (
      <div role="status" aria-label={t('loading')}>
        <Skeleton className="h-24 rounded-lg" />
      </div>
    );
  if (rules.error) {
    if (toErrorBody(rules.error).code === 'FORBIDDEN') return <Banner title={t('notYours')}>{errorText(rules.error)}</Banner>;
    const again = (
      <Button pending={rules.isFetching} onClick={() => void rules.refetch()}>
        {ui('tryAgain')}
      </Button>
    );
    return (
      <Alert title={t('notFetched')} acts={again}>
        {errorText(rules.error)}
      </Alert>
    );
  }
  if (rules.data?.items.length === 0) return <EmptyState title={t('none')}>{t('noneLead')}</EmptyState>;
  return (
    <ul aria-label={t('title')} className="border-t border-line">
      {rules.data?.items.map((rule) => (
        <BoundaryRuleRow key={rule.id} rule={rule} onEdit={() => onEdit(rule)} />
      ))}
    </ul>
  );
}
