'use client';
import type { CaseDetails } from '@parley/contract/case';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import Link from 'next/link';
import { useParams } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { useTRPC } from '@/lib/trpc';
import { Alert, Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { ConfirmDialog } from '@/ui/confirm-dialog';

/** What can be done with a whole case: keep what it is about, take it along, end it. */
export function CaseActs({ details: { case: one, isHeld } }: { details: CaseDetails }) {
  const t = useTranslations('cases');
  const trpc = useTRPC();
  const { tenant } = useParams<{ tenant: string }>();
  const queryClient = useQueryClient();
  const [isClosing, setIsClosing] = useState(false);
  const refresh = () => queryClient.invalidateQueries(trpc.case.pathFilter());
  const hold = useMutation(trpc.case.hold.mutationOptions({ onSuccess: refresh }));
  const take = useMutation(trpc.export.start.mutationOptions());
  const close = useMutation(
    trpc.case.close.mutationOptions({
      onSuccess: () => {
        setIsClosing(false);
        return refresh();
      },
    }),
  );
  const failure = hold.error ?? take.error;
  if (!one.may.read && !one.may.close && !isHeld) return null;
  return (
    <div className="grid gap-3 border-t border-line pt-5">
      {isHeld && <Banner tone="seal">{t('held')}</Banner>}
      {take.isSuccess && (
        <Banner
          acts={
            <Link className="font-medium text-accent-text underline" href={`/${tenant}/admin/archive`}>
              {t('toArchive')}
            </Link>
          }
        >
          {t('exporting')}
        </Banner>
      )}
      {failure && <Alert>{errorText(failure)}</Alert>}
      <div className="flex flex-wrap gap-2">
        {one.may.change && !isHeld && (
          <Button pending={hold.isPending} onClick={() => hold.mutate({ caseId: one.id })}>
            {t('hold')}
          </Button>
        )}
        {one.may.read && (
          <Button pending={take.isPending} onClick={() => take.mutate({ caseId: one.id, reason: one.name })}>
            {t('export')}
          </Button>
        )}
        {one.may.close && (
          <Button variant="danger" onClick={() => setIsClosing(true)}>
            {t('close')}
          </Button>
        )}
      </div>
      <ConfirmDialog
        open={isClosing}
        onOpenChange={setIsClosing}
        title={t('closeAsk', { name: one.name })}
        action={t('closeAct')}
        danger
        pending={close.isPending}
        error={close.isError ? errorText(close.error) : undefined}
        onConfirm={() => close.mutate({ caseId: one.id })}
      >
        {t('closeLead')}
      </ConfirmDialog>
    </div>
  );
}
