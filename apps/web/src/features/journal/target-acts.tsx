'use client';
import type { JournalTargetView } from '@parley/contract/journal';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { useTRPC } from '@/lib/trpc';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { ConfirmDialog } from '@/ui/confirm-dialog';
import { TextField } from '@/ui/text-field';
import { useJournalChanged } from './use-journal-changed.ts';

/** Test, pause, send again, remove. */
export function TargetActs({ target }: { target: JournalTargetView }) {
  const t = useTranslations('journal');
  const trpc = useTRPC();
  const changed = useJournalChanged();
  const [asks, setAsks] = useState<'replay' | 'remove' | null>(null);
  const [from, setFrom] = useState('');
  const done = { onSettled: changed };
  const test = useMutation(trpc.journal.test.mutationOptions(done));
  const pause = useMutation(trpc.journal.pause.mutationOptions(done));
  const replay = useMutation(trpc.journal.replay.mutationOptions({ ...done, onSuccess: () => setAsks(null) }));
  const remove = useMutation(trpc.journal.remove.mutationOptions({ ...done, onSuccess: () => setAsks(null) }));
  const isSending = target.state === 'on' || target.state === 'paused';
  const isPaused = target.state === 'paused';
  const { id: targetId } = target;
  const error = test.error ?? pause.error;
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap gap-2">
        <Button size="sm" pending={test.isPending} onClick={() => test.mutate({ targetId })}>
          {t('test')}
        </Button>
        {isSending && (
          <>
            <Button size="sm" pending={pause.isPending} onClick={() => pause.mutate({ targetId, isPaused: !isPaused })}>
              {t(isPaused ? 'resume' : 'pause')}
            </Button>
            <Button size="sm" onClick={() => setAsks('replay')}>
              {t('replay')}
            </Button>
          </>
        )}
        <Button size="sm" variant="quiet" onClick={() => setAsks('remove')}>
          {t('remove')}
        </Button>
      </div>
      {test.data && (
        <p role="status" className={test.data.failure ? 'text-sm text-red-text' : 'text-sm text-ink-2'}>
          {test.data.failure ? t('testFailed', { why: t(`failure.${test.data.failure}`) }) : t('testPassed')}
        </p>
      )}
      {error && <Alert>{errorText(error)}</Alert>}
      <ConfirmDialog
        open={asks === 'replay'}
        onOpenChange={(isOpen) => setAsks(isOpen ? 'replay' : null)}
        title={t('replayTitle')}
        action={t('replay')}
        pending={replay.isPending}
        error={replay.error ? errorText(replay.error) : undefined}
        onConfirm={() => replay.mutate({ targetId, from: from || null })}
      >
        <p className="pb-4 text-pretty">{t('replayText')}</p>
        <TextField
          label={t('fromDay')}
          hint={t('fromDayHint')}
          type="date"
          value={from}
          onChange={(event) => setFrom(event.currentTarget.value)}
        />
      </ConfirmDialog>
      <ConfirmDialog
        danger
        open={asks === 'remove'}
        onOpenChange={(isOpen) => setAsks(isOpen ? 'remove' : null)}
        title={t('removeTitle', { name: target.name })}
        action={t('remove')}
        pending={remove.isPending}
        error={remove.error ? errorText(remove.error) : undefined}
        onConfirm={() => remove.mutate({ targetId })}
      >
        <p className="text-pretty">{t('removeText')}</p>
      </ConfirmDialog>
    </div>
  );
}
