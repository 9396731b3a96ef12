'use client';
import type { TriedMonth } from '@parley/contract/boundary-rule';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { useTRPC } from '@/lib/trpc';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { canBeTried, wantedOf, type RuleDraft } from './rule-draft.ts';

/** What the rule would have met in the last thirty days. An answer belongs to what was asked, and goes when that changes. */
export function TryMonth({ draft }: { draft: RuleDraft }) {
  const t = useTranslations('boundary');
  const tried = useMutation(useTRPC().boundaryRule.tryMonth.mutationOptions());
  const wanted = wantedOf(draft);
  const isOfThis = JSON.stringify(tried.variables) === JSON.stringify(wanted);
  return (
    <section aria-label={t('tryMonth')} className="rounded-lg border border-line bg-sunk px-4 py-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="min-w-0 flex-1 basis-64 text-sm text-pretty text-ink-2">{t('tryMonthLead')}</p>
        <Button size="sm" pending={tried.isPending} disabled={!canBeTried(draft)} onClick={() => tried.mutate(wanted)}>
          {t('tryMonth')}
        </Button>
      </div>
      <div role="status">
        {tried.isPending && <p className="pt-2 text-sm text-ink-3">{t('trying')}</p>}
        {isOfThis && tried.data && <Found month={tried.data} />}
      </div>
      {isOfThis && tried.isError && (
        <Alert className="mt-3" title={t('notTried')}>
          {errorText(tried.error)}
        </Alert>
      )}
    </section>
  );
}

function Found({ month }: { month: TriedMonth }) {
  const t = useTranslations('boundary');
  return (
    <div className="pt-3 text-sm">
      <p>{t(month.isAll ? 'monthAll' : 'monthLast', { count: month.read })}</p>
      <dl className="mt-2 grid grid-cols-[1fr_auto] gap-x-6 border-t border-line">
        {month.counts.map(({ kind, count }) => (
          <div key={kind} className="col-span-2 grid grid-cols-subgrid border-b border-line py-1.5">
            <dt className="text-ink-2">{t(`monthKind.${kind}`)}</dt>
            <dd className="text-end tabular-nums">
              {count === null ? t('fewer', { count: month.fewerThan }) : t('met', { count })}
            </dd>
          </div>
        ))}
      </dl>
      {month.snippets.length > 0 && (
        <>
          <p className="pt-3 text-ink-3">{t('snippets')}</p>
          <ul className="grid gap-1.5 pt-1.5">
            {month.snippets.map(({ channelName, text }, index) => (
              <li key={index} className="border-s-[3px] border-line-strong ps-3">
                <bdi className="font-medium">#{channelName}</bdi>
                <p dir="auto" className="wrap-anywhere text-ink-2">
                  {text}
                </p>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
