'use client';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { useTRPC } from '@/lib/trpc';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { PageSection } from '@/ui/side-page';
import { Skeleton } from '@/ui/skeleton';
import { BillTable } from './bill-table.tsx';

/** The next bill as it stands today: seats that came and went in this period are on it. */
export function NextBill() {
  const t = useTranslations('billing');
  const preview = useQuery(useTRPC().billing.preview.queryOptions({}));
  return (
    <PageSection title={t('nextBill')} lead={t('nextBillLead')}>
      {preview.isPending && <Skeleton className="h-24" />}
      {preview.error && (
        <Alert acts={<Button onClick={() => void preview.refetch()}>{t('tryAgain')}</Button>}>{errorText(preview.error)}</Alert>
      )}
      {preview.data &&
        (preview.data.bill ? (
          <BillTable label={t('nextBill')} bill={preview.data.bill} />
        ) : (
          <p className="text-ink-2">{t('noNextBill')}</p>
        ))}
    </PageSection>
  );
}
