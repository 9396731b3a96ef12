import type { BillingView } from '@parley/contract/billing-view';
import { useTranslations } from 'use-intl';
import { formatDate } from '@/lib/format-time';

/** Plan, state and what comes next, at one look. */
export function PlanFigures({ billing }: { billing: BillingView }) {
  const t = useTranslations('billing');
  const { plan, period, standing, until, periodEnd, hasSubscription } = billing;
  const next = until ?? periodEnd;
  return (
    <dl data-figures="" className="grid grid-cols-1 border-y border-line sm:grid-cols-3">
      <Figure term={period ? t(`paid.${period}`) : hasSubscription || plan === 'free' ? t('paid.never') : t('paid.agreed')}>
        {t(`plan.${plan}`)}
      </Figure>
      <Figure term={t('standingTerm')}>{t(`standing.${standing}`)}</Figure>
      <Figure term={t(`nextTerm.${standing}`)}>{next ? formatDate(next) : '–'}</Figure>
    </dl>
  );
}

function Figure({ term, children }: { term: string; children: string }) {
  return (
    <div className="flex flex-col-reverse justify-end border-line py-3.5 not-first:max-sm:border-t sm:ps-5 sm:not-first:border-s sm:first:ps-0.5">
      <dt className="text-sm text-ink-3">{term}</dt>
      <dd className="font-serif text-[26px] leading-9 font-medium tracking-[-0.015em]">{children}</dd>
    </div>
  );
}
