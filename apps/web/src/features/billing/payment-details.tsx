'use client';
import type { BillingView } from '@parley/contract/billing-view';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { formatDate } from '@/lib/format-time';
import { useTRPC } from '@/lib/trpc';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { ConfirmDialog } from '@/ui/confirm-dialog';
import { PageSection } from '@/ui/side-page';
import { useMoney } from './use-money.ts';

type Props = { billing: BillingView; payment: NonNullable<BillingView['payment']> };

/** How it is paid, changed on the payment service's own page; and the end of the plan, which can be taken back. */
export function PaymentDetails({ billing, payment }: Props) {
  const t = useTranslations('billing');
  const money = useMoney();
  const trpc = useTRPC();
  const portal = useMutation(trpc.billing.portal.mutationOptions({ onSuccess: ({ url }) => window.location.assign(url) }));
  const { card } = payment;
  const facts: [string, string][] = [
    [t('card'), card ? t('cardEnding', { brand: card.brand.toUpperCase(), last4: card.last4 }) : t('noCard')],
    [t('taxId'), payment.taxId ?? t('none')],
    ...(payment.coupon ? [[t('coupon'), payment.coupon] as [string, string]] : []),
    ...(payment.credit > 0 ? [[t('credit'), t('creditLeft', { amount: money(payment.credit) })] as [string, string]] : []),
  ];
  return (
    <PageSection
      title={t('payment')}
      lead={t('paymentLead')}
      acts={
        <Button pending={portal.isPending || portal.isSuccess} onClick={() => portal.mutate()}>
          {t('managePayment')}
        </Button>
      }
    >
      {portal.error && <Alert className="mb-4">{errorText(portal.error)}</Alert>}
      <dl className="border-t border-line">
        {facts.map(([term, value]) => (
          <div key={term} className="grid gap-x-8 border-b border-line py-2.5 sm:grid-cols-[220px_1fr]">
            <dt className="text-ink-3">{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {billing.hasSubscription && <Ending billing={billing} />}
    </PageSection>
  );
}

function Ending({ billing }: { billing: BillingView }) {
  const t = useTranslations('billing');
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [isAsking, setIsAsking] = useState(false);
  const setEnding = useMutation(
    trpc.billing.setEnding.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries(trpc.billing.pathFilter());
        setIsAsking(false);
      },
    }),
  );
  const date = billing.periodEnd ? formatDate(billing.periodEnd) : '';
  if (billing.standing === 'ending')
    return (
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 pt-4">
        <p className="text-ink-2">{t('endsOn', { date })}</p>
        <Button pending={setEnding.isPending} onClick={() => setEnding.mutate({ isEnding: false })}>
          {t('keepPlan')}
        </Button>
        {setEnding.error && <Alert>{errorText(setEnding.error)}</Alert>}
      </div>
    );
  return (
    <div className="pt-4">
      <Button variant="quiet" className="-ms-4" onClick={() => setIsAsking(true)}>
        {t('cancelPlan')}
      </Button>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setIsAsking}
        title={t('cancelTitle')}
        action={t('cancelPlan')}
        danger
        pending={setEnding.isPending}
        error={setEnding.error ? errorText(setEnding.error) : undefined}
        onConfirm={() => setEnding.mutate({ isEnding: true })}
      >
        {t('cancelLead', { date })}
      </ConfirmDialog>
    </div>
  );
}
