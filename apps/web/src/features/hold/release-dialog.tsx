'use client';
import type { HoldView } from '@parley/contract/hold-view';
import { limits } from '@parley/contract/limits';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { useTRPC } from '@/lib/trpc';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Dialog, DialogActions, DialogClose } from '@/ui/dialog';
import { TextField } from '@/ui/text-field';

/** Asks why, before what is kept may go again. */
export function ReleaseDialog({ hold, onClose }: { hold: HoldView; onClose: () => void }) {
  const t = useTranslations('hold');
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [reason, setReason] = useState('');
  const [isMissing, setIsMissing] = useState(false);
  const release = useMutation(
    trpc.hold.release.mutationOptions({
      onSuccess: () => {
        onClose();
        return queryClient.invalidateQueries(trpc.hold.pathFilter());
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() === '') setIsMissing(true);
    else release.mutate({ id: hold.id, reason });
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('releaseTitle', { name: hold.name })}
      description={t('releaseLead')}
    >
      <form onSubmit={submit} noValidate className="flex flex-col gap-4">
        <TextField
          label={t('releaseReason')}
          hint={t('reasonHint')}
          autoFocus
          autoComplete="off"
          dir="auto"
          maxLength={limits.holdReason}
          value={reason}
          error={isMissing ? t('reasonNeeded') : undefined}
          onChange={(event) => {
            setReason(event.currentTarget.value);
            setIsMissing(false);
          }}
        />
        {release.isError && <Alert title={t('notReleased')}>{errorText(release.error)}</Alert>}
        <DialogActions>
          <DialogClose render={<Button>{t('keepIt')}</Button>} />
          <Button type="submit" variant="danger" pending={release.isPending}>
            {t('release')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
