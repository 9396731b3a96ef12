'use client';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { ToPermissions } from '@/lib/to-permissions';
import { useTRPC } from '@/lib/trpc';
import { Alert, Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { PageHead } from '@/ui/side-page';
import { Skeleton } from '@/ui/skeleton';
import { TargetDialog } from './target-dialog.tsx';
import { Target } from './target.tsx';

const lookEveryMs = 5_000;

/** Where the record is sent on to, as it is written, and how far that has come. */
export function JournalPage() {
  const t = useTranslations('journal');
  const ui = useTranslations('ui');
  const [isAdding, setIsAdding] = useState(false);
  const journal = useQuery(useTRPC().journal.list.queryOptions(undefined, { refetchInterval: lookEveryMs }));
  const isAlone = journal.data?.others === 0;
  const add = (
    <Button variant="primary" disabled={!journal.data || isAlone} onClick={() => setIsAdding(true)}>
      {t('add')}
    </Button>
  );
  const targets = journal.data?.targets ?? [];
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')} acts={targets.length > 0 && add} />
      {journal.isPending && <Skeleton className="h-28 rounded-2xl" />}
      {journal.isError && (
        <Alert acts={<Button onClick={() => void journal.refetch()}>{ui('tryAgain')}</Button>}>{errorText(journal.error)}</Alert>
      )}
      {isAlone && (
        <Banner tone="calm" title={t('aloneTitle')} acts={<ToPermissions />} className="mb-6">
          {t('alone')}
        </Banner>
      )}
      {journal.data && targets.length === 0 && (
        <EmptyState title={t('none')} act={add}>
          {t('noneLead')}
        </EmptyState>
      )}
      {targets.length > 0 && (
        <ul aria-label={t('targets')} className="border-t border-line">
          {targets.map((target) => (
            <Target key={target.id} target={target} />
          ))}
        </ul>
      )}
      <p className="pt-6 text-[13.5px] text-pretty text-ink-3">{t('how')}</p>
      <TargetDialog isOpen={isAdding} onOpenChange={setIsAdding} />
    </>
  );
}
