'use client';
import type { AuditWebhookView } from '@parley/contract/audit-webhook';
import { useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { useTRPC } from '@/lib/trpc';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { ConfirmDialog } from '@/ui/confirm-dialog';
import { TextField } from '@/ui/text-field';
import { useWebhookChanged } from './use-webhook-changed.ts';

/** A test, sending again, going on after a pause, and the end of it. */
export function WebhookActs({ webhook, onRemoved }: { webhook: AuditWebhookView; onRemoved: () => void }) {
  const t = useTranslations('auditWebhook');
  const trpc = useTRPC();
  const onSuccess = useWebhookChanged();
  const hintId = useId();
  const [from, setFrom] = useState('');
  const [isEnding, setIsEnding] = useState(false);
  const test = useMutation(trpc.audit.testWebhook.mutationOptions({ onSuccess }));
  const resume = useMutation(
    trpc.audit.resumeWebhook.mutationOptions({
      onSuccess: async () => {
        setFrom('');
        await onSuccess();
      },
    }),
  );
  const remove = useMutation(
    trpc.audit.removeWebhook.mutationOptions({
      onSuccess: async () => {
        onRemoved();
        setIsEnding(false);
        await onSuccess();
      },
    }),
  );
  const number = /^\d{1,15}$/.test(from) ? Number(from) : 0;
  const problem = test.error ?? resume.error;
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap gap-2">
        {webhook.state !== 'on' && (
          <Button variant="primary" pending={resume.isPending && !from} onClick={() => resume.mutate({})}>
            {t('goOn')}
          </Button>
        )}
        <Button pending={test.isPending} onClick={() => test.mutate()}>
          {t('test')}
        </Button>
        <Button variant="quiet" onClick={() => setIsEnding(true)}>
          {t('end')}
        </Button>
      </div>
      {problem && <Alert>{errorText(problem)}</Alert>}
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (number > 0) resume.mutate({ from: number });
        }}
      >
        <div className="flex flex-wrap items-end gap-2">
          <TextField
            className="w-64 max-w-full"
            label={t('from')}
            inputMode="numeric"
            value={from}
            aria-describedby={hintId}
            onChange={(event) => setFrom(event.target.value.trim())}
          />
          <Button type="submit" pending={resume.isPending && from !== ''} disabled={number === 0}>
            {t('again')}
          </Button>
        </div>
        <p id={hintId} className="pt-1.5 text-[13px] text-ink-3">
          {t('fromHint', { latest: webhook.latest })}
        </p>
      </form>
      <ConfirmDialog
        open={isEnding}
        onOpenChange={setIsEnding}
        title={t('endTitle')}
        action={t('end')}
        danger
        pending={remove.isPending}
        error={remove.isError ? errorText(remove.error) : undefined}
        onConfirm={() => remove.mutate()}
      >
        {t('endLead')}
      </ConfirmDialog>
    </div>
  );
}
