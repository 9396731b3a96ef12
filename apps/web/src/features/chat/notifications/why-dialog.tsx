'use client';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import type { NotificationExplanation } from '@parley/contract/notification-view';
import { formatMoment } from '@/lib/format-time';
import { useTRPC } from '@/lib/trpc';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import { Skeleton } from '@/ui/skeleton';
import { closeDialog } from '../shell/open-dialog.ts';
import { refusalText } from '../shell/refusal-text.ts';
import { useWorkspace } from '../state/chat-client.tsx';
import { keyed } from './keyed.ts';

/** Why one was told of a message, or why not, in the words of the server's own record. */
export function WhyDialog({ messageId }: { messageId: string }) {
  const t = useTranslations('notifications');
  const { slug } = useWorkspace();
  const answer = useQuery(useTRPC().notification.explain.queryOptions({ messageId }, { staleTime: 0 }));
  return (
    <Dialog open onOpenChange={(open) => !open && closeDialog()} title={t('whyTitle')}>
      {answer.isPending && <Skeleton className="h-16" />}
      {answer.error && (
        <Alert acts={<Button onClick={() => void answer.refetch()}>{t('tryAgain')}</Button>}>{refusalText(answer.error)}</Alert>
      )}
      {answer.data && <Answer answer={answer.data} />}
      <a
        href={`/${slug}/settings#notifications`}
        className="mt-5 inline-block text-sm text-accent-text underline underline-offset-2"
      >
        {t('change')}
      </a>
    </Dialog>
  );
}

function Answer({ answer }: { answer: NotificationExplanation }) {
  const t = useTranslations('notifications');
  const { told, untoldBecause, keywords, isMuted } = answer;
  return (
    <div className="flex flex-col gap-4">
      {untoldBecause && <p>{t(keyed('untold', untoldBecause))}</p>}
      {told.map(({ reason, heldBecause, push, mail, createdAt }) => (
        <section key={reason}>
          <p>{heldBecause ? t(keyed('untold', heldBecause)) : t(keyed('because', reason))}</p>
          {!heldBecause && (
            <dl className="grid grid-cols-[auto_1fr] gap-x-4 pt-2 text-sm text-ink-2">
              <dt className="font-medium">{t('pushLabel')}</dt>
              <dd>{t(keyed('way', push))}</dd>
              <dt className="font-medium">{t('mailLabel')}</dt>
              <dd>{t(keyed('way', mail))}</dd>
            </dl>
          )}
          <p className="pt-2 text-xs text-ink-3">{formatMoment(createdAt)}</p>
        </section>
      ))}
      {keywords.length > 0 && <p className="text-sm text-ink-2">{t('keywordsFound', { words: keywords.join(', ') })}</p>}
      {isMuted && <p className="text-sm text-ink-2">{t('mutedNow')}</p>}
    </div>
  );
}
