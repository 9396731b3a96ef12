'use client';
import type { BillingPeriod, PaidPlanName } from '@parley/contract/plans';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { useTRPC } from '@/lib/trpc';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Dialog, DialogActions, DialogClose } from '@/ui/dialog';
import { Skeleton } from '@/ui/skeleton';
import { showToast } from '@/ui/toast';
import { BillTable } from './bill-table.tsx';

type Props = { plan: PaidPlanName; period: BillingPeriod; onClose: () => void };

/** The bill of a change, to the cent, before it is made. */
export function ChangeDialog({ plan, period, onClose }: Props) {
  const t = useTranslations('billing');
  const ui = useTranslations('ui');
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const preview = useQuery(trpc.billing.preview.queryOptions({ plan, period }, { staleTime: 0 }));
  const name = t(`plan.${plan}`);
  const change = useMutation(
    trpc.billing.changePlan.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries(trpc.billing.pathFilter());
        showToast({ title: t('changed', { plan: name }) });
        onClose();
      },
    }),
  );
  const error = preview.error ?? change.error;
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t('changeTo', { plan: name })} description={t('changeLead')}>
      {error && <Alert className="mb-4">{errorText(error)}</Alert>}
      {preview.isPending && <Skeleton className="h-28" />}
      {preview.data?.bill && <BillTable label={t('billAfterChange')} bill={preview.data.bill} isAtOnce />}
      <DialogActions>
        <DialogClose render={<Button>{ui('cancel')}</Button>} />
        <Button variant="primary" pending={change.isPending || preview.isPending} onClick={() => change.mutate({ plan, period })}>
          {t('changeNow')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
