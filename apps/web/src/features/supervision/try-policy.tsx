'use client';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { useTRPC } from '@/lib/trpc';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { triggersOf, type PolicyDraft } from './policy-draft.ts';

/** How much the policy would have put into the queue in thirty days. An answer belongs to what was asked, and goes when that changes. */
export function TryPolicy({ draft }: { draft: PolicyDraft }) {
  const t = useTranslations('supervision');
  const tried = useMutation(useTRPC().supervision.tryPolicy.mutationOptions());
  const wanted = triggersOf(draft);
  const isOfThis = JSON.stringify(tried.variables) === JSON.stringify(wanted);
  const isEmpty = wanted.lexiconIds.length === 0 && wanted.detectors.length === 0 && wanted.samplePermille === 0;
  const counts = isOfThis ? tried.data : undefined;
  return (
    <section aria-label={t('try')} className="rounded-lg border border-line bg-sunk px-4 py-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="min-w-0 flex-1 basis-64 text-sm text-pretty text-ink-2">{t('tryLead')}</p>
        <Button size="sm" pending={tried.isPending} disabled={isEmpty} onClick={() => tried.mutate(wanted)}>
          {t('try')}
        </Button>
      </div>
      <div role="status">
        {counts && (
          <p className="pt-2 text-sm">
            {t(counts.isAll ? 'triedAll' : 'triedLast', { read: counts.read })} {t('triedOpen', { count: counts.flagged.open })}{' '}
            {counts.flagged.closed === null
              ? t('triedFew', { count: counts.fewerThan })
              : t('triedClosed', { count: counts.flagged.closed })}{' '}
            {t('triedSample', { count: counts.sampled })}
          </p>
        )}
      </div>
      {isOfThis && tried.error && <Alert title={t('notDone')}>{errorText(tried.error)}</Alert>}
    </section>
  );
}
