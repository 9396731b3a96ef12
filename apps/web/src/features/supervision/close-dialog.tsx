'use client';
import { limits } from '@parley/contract/limits';
import { outcomes, type ItemView, type Outcome } from '@parley/contract/supervision';
import { useState, type FormEvent } from 'react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Dialog, DialogActions, DialogClose } from '@/ui/dialog';
import { Select } from '@/ui/select';
import { TextArea } from '@/ui/text-area';
import type { ReviewActs } from './use-review-acts.ts';

type Props = {
  ids: string[];
  proposed: ItemView['proposed'] | undefined;
  acts: ReviewActs;
  onClose: (isDone: boolean) => void;
};

/** Closes one item or several with an outcome. What was proposed by another comes first: by choosing it, the item is closed. */
export function CloseDialog({ ids, proposed, acts, onClose }: Props) {
  const t = useTranslations('supervision');
  const [outcome, setOutcome] = useState<Outcome>(proposed?.outcome ?? 'noIssue');
  const [note, setNote] = useState('');
  const { close } = acts;
  const save = (event: FormEvent) => {
    event.preventDefault();
    close.mutate({ itemIds: ids, outcome, note }, { onSuccess: () => onClose(true) });
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose(false)} title={t('closeTitle', { count: ids.length })}>
      <form onSubmit={save} className="flex flex-col gap-4">
        <Select
          label={t('outcomeLabel')}
          value={outcome}
          options={outcomes.map((value) => ({ value, label: t(`outcome.${value}`) }))}
          onChange={(event) => setOutcome(outcomes.find((one) => one === event.currentTarget.value) ?? 'noIssue')}
        />
        <TextArea
          label={t('note')}
          hint={t('noteHint')}
          rows={3}
          dir="auto"
          maxLength={limits.supervisionNote}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        {close.error && <Alert title={t('notDone')}>{errorText(close.error)}</Alert>}
        <DialogActions>
          <DialogClose render={<Button>{t('cancel')}</Button>} />
          <Button type="submit" variant="primary" pending={close.isPending}>
            {t('closeNow', { count: ids.length })}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
