'use client';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { errorText, toErrorBody } from '@/lib/error-text';
import { formatDate } from '@/lib/format-time';
import { useTRPC } from '@/lib/trpc';
import { Alert, Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { PageHead, PageSection } from '@/ui/side-page';
import { Skeleton } from '@/ui/skeleton';
import { KeepingMatters } from './keeping-matters.tsx';
import { PurgeTable } from './purge-table.tsx';
import { RuleEditor } from './rule-editor.tsx';
import { RuleList } from './rule-list.tsx';
import { WaitingChange } from './waiting-change.tsx';

/** How long things are kept: what holds, what waits to hold, and what has gone. */
export function RetentionPage() {
  const t = useTranslations('retention');
  const ui = useTranslations('ui');
  const retention = useQuery(useTRPC().retention.get.queryOptions());
  const [isEditing, setIsEditing] = useState(false);
  if (retention.isPending)
    return (
      <>
        <PageHead title={t('title')} lead={t('lead')} />
        <div role="status" aria-label={t('loading')}>
          <Skeleton className="h-28 rounded-2xl" />
        </div>
      </>
    );
  if (retention.isError)
    return (
      <>
        <PageHead title={t('title')} lead={t('lead')} />
        {toErrorBody(retention.error).code === 'FORBIDDEN' ? (
          <Banner title={t('notYours')}>{errorText(retention.error)}</Banner>
        ) : (
          <Alert acts={<Button onClick={() => void retention.refetch()}>{ui('tryAgain')}</Button>}>
            {errorText(retention.error)}
          </Alert>
        )}
      </>
    );
  const { rules, change, set, holds, others } = retention.data;
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')} />
      {change && <WaitingChange change={change} others={others} />}
      <PageSection
        title={t('today')}
        lead={set ? t('setBy', { name: set.by.name, date: formatDate(set.at) }) : undefined}
        acts={
          <Button
            size="sm"
            variant={rules.length === 0 ? 'primary' : 'secondary'}
            disabled={change !== null}
            onClick={() => setIsEditing(true)}
          >
            {t(rules.length === 0 ? 'makeRules' : 'changeRules')}
          </Button>
        }
      >
        <RuleList label={t('today')} rules={rules} />
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
      {isEditing && <RuleEditor retention={retention.data} onClose={() => setIsEditing(false)} />}
    </>
  );
}
