'use client';
import { useMutation, useQuery } from '@tanstack/react-query';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { formatDate } from '@/lib/format-time';
import { useTRPC } from '@/lib/trpc';
import { Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { buttonClass } from '@/ui/button-class';

const lookEveryMs = 60_000;

/** Says in every room of the house that a bill is open, to those who can pay it, and that nothing can be written, to everybody. */
export function StandingBanner({ slug, className }: { slug: string; className?: string }) {
  const t = useTranslations('standing');
  const { data } = useQuery(useTRPC().billing.standing.queryOptions(undefined, { staleTime: 5_000, refetchInterval: lookEveryMs }));
  const isOnBilling = usePathname() === `/${slug}/admin/billing`;
  if (data?.standing !== 'grace' && data?.standing !== 'readOnly') return null;
  const mayPay = data.until !== null;
  return (
    <div role="status" className={className}>
      <Banner
        tone="amber"
        title={t(`${data.standing}Title`)}
        acts={
          !mayPay ? undefined : isOnBilling ? (
            <PayNow />
          ) : (
            <a className={buttonClass({ size: 'sm' })} href={`/${slug}/admin/billing`}>
              {t('toBilling')}
            </a>
          )
        }
      >
        {data.standing === 'grace'
          ? t('grace', { date: data.until ? formatDate(data.until) : '' })
          : t(mayPay ? 'readOnlyPay' : 'readOnly')}
      </Banner>
    </div>
  );
}

function PayNow() {
  const t = useTranslations('standing');
  const portal = useMutation(useTRPC().billing.portal.mutationOptions({ onSuccess: ({ url }) => window.location.assign(url) }));
  return (
    <>
      <Button size="sm" variant="primary" pending={portal.isPending || portal.isSuccess} onClick={() => portal.mutate()}>
        {t('pay')}
      </Button>
      {portal.error && <p className="text-sm text-red-text">{errorText(portal.error)}</p>}
    </>
  );
}
