'use client';
import { useTranslations } from 'use-intl';
import { toErrorBody } from '@/lib/error-text';
import { Button } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { FeedSkeleton } from '../feed/feed-skeleton.tsx';
import { openDialog } from '../shell/open-dialog.ts';
import { refusalText } from '../shell/refusal-text.ts';

/** While a channel is being fetched, and when there is none for this reader: absent and forbidden look the same. */
export function ChannelMissing({ error }: { error: unknown }) {
  const t = useTranslations('channel');
  if (!error)
    return (
      <div className="relative h-full bg-paper" aria-busy="true">
        <div className="h-[60px] border-b border-line" />
        <FeedSkeleton />
      </div>
    );
  const isAbsent =
    toErrorBody(error).code !== 'INTERNAL' || (error instanceof Error && error.message === 'There is no such channel.');
  return (
    <div className="grid h-full place-items-center bg-paper">
      <h1 className="sr-only">{t('channel')}</h1>
      <EmptyState
        title={isAbsent ? t('missing') : t('notOpened')}
        act={<Button onClick={() => openDialog({ kind: 'browse' })}>{t('browse')}</Button>}
      >
        {isAbsent ? <p>{t('missingLead')}</p> : <p>{refusalText(error)}</p>}
      </EmptyState>
    </div>
  );
}
