'use client';
import { limits } from '@parley/contract/limits';
import type { HeldMessageView } from '@parley/contract/quarantine';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { useTRPC } from '@/lib/trpc';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { TextField } from '@/ui/text-field';
import { showToast } from '@/ui/toast';

/** Sends the message in its author's name, or keeps it back with a reason that they read. */
export function DecideHeld({ item }: { item: HeldMessageView }) {
  const t = useTranslations('heldMessages');
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [reason, setReason] = useState<string | null>(null);
  const done = (title: string) => ({
    onSuccess: () => {
      showToast({ title });
      return queryClient.invalidateQueries(trpc.quarantine.list.infiniteQueryFilter());
    },
  });
  const release = useMutation(trpc.quarantine.release.mutationOptions(done(t('isReleased'))));
  const refuse = useMutation(trpc.quarantine.refuse.mutationOptions(done(t('isRefused'))));
  const failure = release.error ?? refuse.error;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reason?.trim()) refuse.mutate({ id: item.id, reason });
  };
  return (
    <div className="pt-3">
      {reason === null ? (
        <div className="flex flex-wrap items-center gap-2">
          <Button variant="primary" size="sm" pending={release.isPending} onClick={() => release.mutate({ id: item.id })}>
            {t('release')}
          </Button>
          <Button size="sm" disabled={release.isPending} onClick={() => setReason('')}>
            {t('refuse')}
          </Button>
          <span className="text-sm text-ink-3">{t('releaseHint', { name: item.author.name })}</span>
        </div>
      ) : (
        <form onSubmit={submit} noValidate className="flex flex-wrap items-end gap-2">
          <TextField
            className="min-w-0 flex-1 basis-72"
            label={t('reason')}
            hint={t('reasonHint', { name: item.author.name })}
            autoFocus
            dir="auto"
            autoComplete="off"
            maxLength={limits.refusalReason}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Button type="submit" variant="danger" pending={refuse.isPending} disabled={reason.trim() === ''}>
            {t('refuse')}
          </Button>
          <Button onClick={() => setReason(null)}>{t('cancel')}</Button>
        </form>
      )}
      {failure && (
        <Alert className="mt-3" title={t('notDecided')}>
          {errorText(failure)}
        </Alert>
      )}
    </div>
  );
}
