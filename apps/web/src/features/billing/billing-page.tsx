'use client';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { useTRPC } from '@/lib/trpc';
import { Alert, Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { PageHead, PageSection } from '@/ui/side-page';
import { Skeleton } from '@/ui/skeleton';
import { GoOnInviting } from './go-on-inviting.tsx';
import { InvoiceTable } from './invoice-table.tsx';
import { NextBill } from './next-bill.tsx';
import { PaymentDetails } from './payment-details.tsx';
import { PlanChoice } from './plan-choice.tsx';
import { PlanFigures } from './plan-figures.tsx';
import { useReturnFromPaying } from './use-return-from-paying.ts';
import { Usage } from './usage.tsx';

/** What the firm has, what it costs, and every way to change that. */
export function BillingPage({ slug }: { slug: string }) {
  const t = useTranslations('billing');
  const billing = useQuery(useTRPC().billing.get.queryOptions());
  const isReturning = useReturnFromPaying();
  const { data } = billing;
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')} />
      {isReturning && (
        <p role="status" className="pb-5 text-ink-2">
          {t('looking')}
        </p>
      )}
      {billing.error && (
        <Alert title={t('notFetched')} acts={<Button onClick={() => void billing.refetch()}>{t('tryAgain')}</Button>}>
          {errorText(billing.error)}
        </Alert>
      )}
      {billing.isPending && <Loading />}
      {data && (
        <>
          <GoOnInviting slug={slug} />
          <PlanFigures billing={data} />
          {data.isTest && (
            <Banner className="mt-6" title={t('testMode')}>
              {t('testModeLead')}
            </Banner>
          )}
          {!data.canPay && (
            <Banner tone="amber" className="mt-6" title={t('cannotPay')}>
              {t('cannotPayLead')}
            </Banner>
          )}
          <Usage billing={data} />
          <PlanChoice billing={data} />
          {data.hasSubscription && <NextBill />}
          {data.payment && <PaymentDetails billing={data} payment={data.payment} />}
          {data.payment && <InvoiceTable />}
          <PageSection title={t('leaving')}>
            <p className="max-w-[68ch] text-pretty text-ink-2">{t('leavingLead')}</p>
          </PageSection>
        </>
      )}
    </>
  );
}

function Loading() {
  return (
    <div aria-busy className="grid gap-4">
      <Skeleton className="h-20" />
      <Skeleton className="h-32" />
      <Skeleton className="h-64" />
    </div>
  );
}
