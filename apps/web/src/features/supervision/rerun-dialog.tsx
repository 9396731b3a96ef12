'use client';
import type { PolicyView } from '@parley/contract/supervision';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { useTRPC } from '@/lib/trpc';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Dialog, DialogActions, DialogClose } from '@/ui/dialog';
import { TextField } from '@/ui/text-field';

/** Has a policy read what was said before it, from a day on. */
export function RerunDialog({ policy, onClose }: { policy: PolicyView; onClose: () => void }) {
  const t = useTranslations('supervision');
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [today] = useState(() => new Date().toISOString().slice(0, 10));
  const [from, setFrom] = useState(today);
  const rerun = useMutation(
    trpc.supervision.rerun.mutationOptions({
      onSuccess: () => {
        onClose();
        return queryClient.invalidateQueries(trpc.supervision.pathFilter());
      },
    }),
  );
  const begin = (event: FormEvent) => {
    event.preventDefault();
    rerun.mutate({ id: policy.id, from });
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('rerunTitle', { name: policy.latest.name })}
      description={t('rerunLead')}
    >
      <form onSubmit={begin} className="flex flex-col gap-4">
        <TextField
          label={t('rerunFrom')}
          type="date"
          max={today}
          required
          value={from}
          onChange={(event) => setFrom(event.currentTarget.value)}
        />
        {rerun.error && <Alert title={t('notDone')}>{errorText(rerun.error)}</Alert>}
        <DialogActions>
          <DialogClose render={<Button>{t('cancel')}</Button>} />
          <Button type="submit" variant="primary" disabled={!from} pending={rerun.isPending}>
            {t('rerun')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
