'use client';
import type { ImportOptions, ImportView } from '@parley/contract/import-view';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { useTRPC } from '@/lib/trpc';
import { Button } from '@/ui/button';
import { Checkbox } from '@/ui/checkbox';
import { ConfirmDialog } from '@/ui/confirm-dialog';
import { Select } from '@/ui/select';
import { TextField } from '@/ui/text-field';

const choices = ['asTheyWere', 'private', 'archived'] as const;

/** Asks how the channels are to come and says that there is no way back; where a run has stopped, it goes on as it began. */
export function StartImport({ job }: { job: ImportView }) {
  const t = useTranslations('import');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [isOpen, setIsOpen] = useState(false);
  const [options, setOptions] = useState<ImportOptions>(job.options ?? { prefix: '', channels: 'asTheyWere', withDirect: true });
  const isAgain = job.startedAt !== null;
  const start = useMutation(
    trpc.import.start.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: trpc.import.list.infiniteQueryKey() });
        setIsOpen(false);
      },
    }),
  );
  const messages = job.summary?.messages ?? 0;
  return (
    <>
      <Button variant="primary" onClick={() => setIsOpen(true)}>
        {isAgain ? t('goOn') : t('start', { messages })}
      </Button>
      <ConfirmDialog
        open={isOpen}
        onOpenChange={setIsOpen}
        title={t('confirm.title')}
        action={isAgain ? t('goOn') : t('start', { messages })}
        pending={start.isPending}
        error={start.error ? errorText(start.error) : undefined}
        onConfirm={() => start.mutate({ importId: job.id, options })}
      >
        <p className="text-pretty">{t('confirm.lead')}</p>
        {!isAgain && (
          <div className="grid gap-4 pt-5 text-ink">
            <Select
              label={t('confirm.channels')}
              value={options.channels}
              options={choices.map((value) => ({ value, label: t(`confirm.${value}`) }))}
              onChange={(event) => setOptions({ ...options, channels: event.target.value as ImportOptions['channels'] })}
            />
            <TextField
              label={t('confirm.prefix')}
              hint={t('confirm.prefixHint')}
              maxLength={20}
              value={options.prefix}
              onChange={(event) => setOptions({ ...options, prefix: event.target.value })}
            />
            {(job.summary?.channels.direct ?? 0) > 0 && (
              <Checkbox
                label={t('confirm.withDirect')}
                hint={t('confirm.withDirectHint')}
                checked={options.withDirect}
                onCheckedChange={(withDirect) => setOptions({ ...options, withDirect })}
              />
            )}
          </div>
        )}
      </ConfirmDialog>
    </>
  );
}
