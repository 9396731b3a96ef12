import type { BillingView } from '@parley/contract/billing-view';
import { plans, seatPrice, trialDays, type BillingPeriod, type PaidPlanName, type PlanName } from '@parley/contract/plans';
import { useTranslations } from 'use-intl';
import { Button } from '@/ui/button';
import { Tag } from '@/ui/tag';
import { useMoney } from './use-money.ts';

type Props = {
  plan: PlanName;
  period: BillingPeriod;
  billing: BillingView;
  isPending: boolean;
  onChoose: (plan: PaidPlanName) => void;
};

/** One plan of the table that the server checks by. */
export function PlanCard({ plan, period, billing, isPending, onChoose }: Props) {
  const t = useTranslations('billing');
  const money = useMoney();
  const { seats, storageGb, perSeat, support } = plans[plan];
  const name = t(`plan.${plan}`);
  const isMine = plan === billing.plan;
  const isTooSmall = billing.seats.used > seats;
  return (
    <article
      aria-label={name}
      className="flex flex-col border-line py-6 not-first:max-md:border-t md:px-7 md:not-first:border-s md:first:ps-0"
    >
      <h3 className="place flex items-center gap-3 text-xl">
        {name}
        {isMine && (
          <Tag tone="accent" className="font-sans">
            {t('mine')}
          </Tag>
        )}
      </h3>
      <p className="flex flex-wrap items-baseline gap-x-2 pt-2">
        <span data-figures="" className="font-serif text-[34px] leading-none font-[480] tracking-[-0.02em]">
          {money(plan === 'free' ? 0 : seatPrice(plan, period))}
        </span>
        <span className="text-[13.5px] text-ink-3">{plan === 'free' ? t('forever') : t(`per.${period}`)}</span>
      </p>
      <ul className="grow pt-4 pb-5 text-ink-2">
        <li>{t('cardSeats', { count: seats })}</li>
        <li>{perSeat ? t('cardStorageEach', { gb: storageGb }) : t('cardStorage', { gb: storageGb })}</li>
        <li>{t(`support.${support}`)}</li>
        <li>{t('allFeatures')}</li>
      </ul>
      <Act {...{ plan, period, billing, isPending, onChoose, name }} isTooSmall={isTooSmall} />
    </article>
  );
}

function Act({ plan, period, billing, isPending, onChoose, name, isTooSmall }: Props & { name: string; isTooSmall: boolean }) {
  const t = useTranslations('billing');
  const isAgreed = billing.plan !== 'free' && !billing.hasSubscription;
  if (plan === 'free' || !billing.canPay || isAgreed) return null;
  if (plan === billing.plan && period === billing.period) return null;
  if (isTooSmall) return <p className="text-[13.5px] text-ink-3">{t('tooSmall', { used: billing.seats.used })}</p>;
  const words = billing.hasSubscription
    ? plan === billing.plan
      ? t(`switchTo.${period}`, { plan: name })
      : t('changeTo', { plan: name })
    : billing.mayTry
      ? t('tryPlan', { plan: name, days: trialDays })
      : t('choosePlan', { plan: name });
  return (
    <Button
      variant={plan === 'team' && billing.plan === 'free' ? 'primary' : 'secondary'}
      className="self-start"
      pending={isPending}
      onClick={() => onChoose(plan)}
    >
      {words}
    </Button>
  );
}
