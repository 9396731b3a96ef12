'use client';
import type { RetentionView } from '@parley/contract/retention';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { formatDate } from '@/lib/format-time';
import { useTRPC } from '@/lib/trpc';
import { Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Fetched } from '@/ui/fetched';
import { PageHead, PageSection } from '@/ui/side-page';
import { KeepingMatters } from './keeping-matters.tsx';
import { PurgeTable } from './purge-table.tsx';
import { RuleEditor } from './rule-editor.tsx';
import { RuleList } from './rule-list.tsx';
import { WaitingChange } from './waiting-change.tsx';

/** How long things are kept: what holds, what waits to hold, and what has gone. */
export function RetentionPage() {
  const t = useTranslations('retention');
  const retention = useQuery(useTRPC().retention.get.queryOptions());
  const [isEditing, setIsEditing] = useState(false);
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')} />
      <Fetched query={retention} words={{ loading: t('loading'), notYours: t('notYours') }}>
        {(view) => <Keeping retention={view} onEdit={() => setIsEditing(true)} />}
      </Fetched>
      {isEditing && retention.data && <RuleEditor retention={retention.data} onClose={() => setIsEditing(false)} />}
    </>
  );
}

function Keeping({ retention, onEdit }: { retention: RetentionView; onEdit: () => void }) {
  const t = useTranslations('retention');
  const { rules, change, set, holds, others } = retention;
  return (
    <>
      {change && <WaitingChange change={change} others={others} />}
      <PageSection
        title={t('today')}
        lead={set ? t('setBy', { name: set.by.name, date: formatDate(set.at) }) : undefined}
        acts={
          rules.length > 0 && (
            <Button size="sm" disabled={change !== null} onClick={onEdit}>
              {t('changeRules')}
            </Button>
          )
        }
      >
        <RuleList
          label={t('today')}
          rules={rules}
          act={
            <Button variant="primary" disabled={change !== null} onClick={onEdit}>
              {t('makeRules')}
            </Button>
          }
        />
        <p className="max-w-[72ch] pt-4 text-[13.5px] text-pretty text-ink-2">{t('longestWins')}</p>
        {holds > 0 && (
          <Banner className="mt-4" tone="seal">
            {t('holdsStand', { count: holds })}
          </Banner>
        )}
      </PageSection>
      <KeepingMatters />
      <PageSection title={t('gone')} lead={t('goneLead')}>
        <PurgeTable />
      </PageSection>
      <p className="max-w-[72ch] pt-9 text-sm text-pretty text-ink-3">{t('notAdvice')}</p>
    </>
  );
}
