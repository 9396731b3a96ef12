'use client';
import type { BillingView } from '@parley/contract/billing-view';
import { paidPlanNames, plans, seatPrice, trialDays, type BillingPeriod, type PaidPlanName } from '@parley/contract/plans';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { errorText, toErrorBody } from '@/lib/error-text';
import { useTRPC } from '@/lib/trpc';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Skeleton } from '@/ui/skeleton';
import { BillTable } from './bill-table.tsx';
import { ChangeDialog } from './change-dialog.tsx';
import { useMoney } from './use-money.ts';

type Props = { adding: number; onLeave?: (() => void) | undefined };

/** Where seats have run out: what the next plan would cost this firm now, and the way to it. */
export function SeatOffer({ adding, onLeave }: Props) {
  const t = useTranslations('billing.offer');
  const billing = useQuery(useTRPC().billing.get.queryOptions());
  if (billing.isPending) return <Skeleton className="h-24" />;
  if (!billing.data) return toErrorBody(billing.error).code === 'FORBIDDEN' && <p className="text-ink-2">{t('askSomebody')}</p>;
  const { seats } = billing.data;
  const wanted = seats.used + seats.invited + adding;
  if (wanted <= seats.limit) return <p role="status">{t('room')}</p>;
  const next = paidPlanNames.find((plan) => plans[plan].seats > seats.limit && plans[plan].seats >= wanted);
  const isAgreed = billing.data.plan !== 'free' && !billing.data.hasSubscription;
  if (!next || isAgreed || !billing.data.canPay) return null;
  return <NextPlan plan={next} billing={billing.data} onLeave={onLeave} />;
}

type NextProps = { plan: PaidPlanName; billing: BillingView; onLeave?: (() => void) | undefined };

function NextPlan({ plan, billing, onLeave }: NextProps) {
  const t = useTranslations('billing');
  const money = useMoney();
  const trpc = useTRPC();
  const period: BillingPeriod = billing.period ?? 'month';
  const preview = useQuery(trpc.billing.preview.queryOptions({ plan, period }));
  const [isChanging, setIsChanging] = useState(false);
  const checkout = useMutation(
    trpc.billing.checkout.mutationOptions({
      onSuccess: ({ url }) => {
        onLeave?.();
        window.location.assign(url);
      },
    }),
  );
  const name = t(`plan.${plan}`);
  const error = preview.error ?? checkout.error;
  const bill = preview.data?.bill;
  const isTrial = !billing.hasSubscription && billing.mayTry;
  const act = billing.hasSubscription ? 'changeTo' : billing.mayTry ? 'tryPlan' : 'choosePlan';
  return (
    <section aria-label={t('offer.title', { plan: name })} className="rounded-md bg-sunk px-3.5 py-3 text-[13.5px] text-ink-2">
      <h3 className="text-sm font-semibold text-ink">{t('offer.title', { plan: name })}</h3>
      <p className="pt-0.5">{t('offer.seats', { count: plans[plan].seats })}</p>
      {error && <Alert className="mt-3">{errorText(error)}</Alert>}
      {preview.isPending && <Skeleton className="mt-2 h-16" />}
      {bill && isTrial && (
        <p className="pt-1">
          {t('offer.trial', { days: trialDays, total: money(bill.due, bill.currency), count: billing.seats.used })}
        </p>
      )}
      {bill && !isTrial && <BillTable label={t('offer.title', { plan: name })} bill={bill} isAtOnce />}
      <p className="pt-1">{t(`offer.each.${period}`, { price: money(seatPrice(plan, period)) })}</p>
      <div className="flex justify-end pt-2.5">
        <Button
          size="sm"
          pending={checkout.isPending || checkout.isSuccess}
          onClick={() => (billing.hasSubscription ? setIsChanging(true) : checkout.mutate({ plan, period }))}
        >
          {t(act, { plan: name, days: trialDays })}
        </Button>
      </div>
      {isChanging && <ChangeDialog plan={plan} period={period} onClose={() => setIsChanging(false)} />}
    </section>
  );
}
