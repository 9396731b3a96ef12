'use client';
import type { BoundaryRuleView } from '@parley/contract/boundary-rule';
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
import { BoundaryRuleDialog } from './boundary-rule-dialog.tsx';
import { BoundaryRuleRow } from './boundary-rule-row.tsx';

/** The firm's rules about what may not leave in a message. */
export function BoundaryRules() {
  const t = useTranslations('boundary');
  const rules = useQuery(useTRPC().boundaryRule.list.queryOptions());
  const [editing, setEditing] = useState<BoundaryRuleView | 'new' | null>(null);
  const { items = [], max = 0 } = rules.data ?? {};
  const isFull = rules.data !== undefined && items.length >= max;
  return (
    <PageSection
      id="boundary"
      title={t('title')}
      lead={t('lead')}
      acts={
        items.length > 0 && (
          <Button size="sm" disabled={isFull} onClick={() => setEditing('new')}>
            <Plus aria-hidden className="size-4" />
            {t('newRule')}
          </Button>
        )
      }
    >
      {isFull && (
        <Banner className="mb-3" tone="amber">
          {t('full', { max })}
        </Banner>
      )}
      <Fetched query={rules} words={{ loading: t('loading'), notYours: t('notYours'), notFetched: t('notFetched') }}>
        {() =>
          items.length > 0 ? (
            <ul aria-label={t('title')} className="border-t border-line">
              {items.map((rule) => (
                <BoundaryRuleRow key={rule.id} rule={rule} onEdit={() => setEditing(rule)} />
              ))}
            </ul>
          ) : (
            <EmptyState
              title={t('none')}
              act={
                <Button variant="primary" onClick={() => setEditing('new')}>
                  {t('newRule')}
                </Button>
              }
            >
              {t('noneLead')}
            </EmptyState>
          )
        }
      </Fetched>
      <p className="max-w-[72ch] pt-3 text-sm text-pretty text-ink-3">{t('notAdvice')}</p>
      {editing && <BoundaryRuleDialog rule={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
    </PageSection>
  );
}
