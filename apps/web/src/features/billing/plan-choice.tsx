'use client';
import type { BillingView } from '@parley/contract/billing-view';
import { billingPeriods, planNames, type BillingPeriod, type PaidPlanName } from '@parley/contract/plans';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { useTRPC } from '@/lib/trpc';
import { Alert } from '@/ui/banner';
import { cn } from '@/ui/cn';
import { PageSection } from '@/ui/side-page';
import { ChangeDialog } from './change-dialog.tsx';
import { PlanCard } from './plan-card.tsx';

/** The three plans side by side. A first one leads to the payment service's page; another one is shown with its bill first. */
export function PlanChoice({ billing }: { billing: BillingView }) {
  const t = useTranslations('billing');
  const [period, setPeriod] = useState<BillingPeriod>(billing.period ?? 'month');
  const [chosen, setChosen] = useState<PaidPlanName | null>(null);
  const checkout = useMutation(useTRPC().billing.checkout.mutationOptions({ onSuccess: ({ url }) => window.location.assign(url) }));
  const choose = (plan: PaidPlanName) => (billing.hasSubscription ? setChosen(plan) : checkout.mutate({ plan, period }));
  return (
    <PageSection title={t('plans')} lead={t('plansLead')} acts={<PeriodChoice period={period} onChange={setPeriod} />}>
      {checkout.error && <Alert className="mb-4">{errorText(checkout.error)}</Alert>}
      <div className="grid border-y border-line md:grid-cols-3">
        {planNames.map((plan) => (
          <PlanCard
            key={plan}
            plan={plan}
            period={period}
            billing={billing}
            isPending={(checkout.isPending || checkout.isSuccess) && checkout.variables.plan === plan}
            onChoose={choose}
          />
        ))}
      </div>
      {chosen && <ChangeDialog plan={chosen} period={period} onClose={() => setChosen(null)} />}
    </PageSection>
  );
}

function PeriodChoice({ period, onChange }: { period: BillingPeriod; onChange: (period: BillingPeriod) => void }) {
  const t = useTranslations('billing');
  return (
    <div role="radiogroup" aria-label={t('periodChoice')} className="flex rounded-lg border border-line-strong p-0.5">
      {billingPeriods.map((value) => (
        <label
          key={value}
          className={cn(
            'cursor-pointer rounded-md px-3 py-1 text-sm font-medium has-focus-visible:outline-2 has-focus-visible:outline-accent',
            value === period ? 'bg-accent-soft text-accent-text' : 'text-ink-2 hover:text-ink',
          )}
        >
          <input
            type="radio"
            name="period"
            className="sr-only"
            value={value}
            checked={value === period}
            onChange={() => onChange(value)}
          />
          {t(`period.${value}`)}
        </label>
      ))}
    </div>
  );
}
