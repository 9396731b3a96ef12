'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { MessageView } from '@parley/contract/message-view';
import { formatFull, formatMoment } from '@/lib/format-time';
import { Button } from '@/ui/button';
import { Dialog, DialogActions } from '@/ui/dialog';
import { TextField } from '@/ui/text-field';
import { closeMessageDialog } from '../message/message-dialog-store.ts';
import { remindTimes, toLocalInput } from './remind-times.ts';
import { useSaving } from './use-saving.ts';

/** Asks when to be reminded of a message; it is saved along with it. */
export function RemindDialog({ message }: { message: MessageView }) {
  const t = useTranslations('saved');
  const saving = useSaving();
  const [choices] = useState(() => remindTimes());
  const [custom, setCustom] = useState(() => toLocalInput(choices[2]?.at ?? new Date()));
  const [earliest] = useState(() => toLocalInput(new Date()));
  const [error, setError] = useState<string>();
  const remind = (at: Date) => {
    closeMessageDialog();
    saving.remind(message.id, at, t('willRemind', { when: formatFull(at.toISOString()) }));
  };
  const remindAtCustom = () => {
    const at = new Date(custom);
    if (Number.isNaN(at.valueOf()) || at.valueOf() <= Date.now()) setError(t('chooseTimeToCome'));
    else remind(at);
  };
  return (
    <Dialog open onOpenChange={(open) => !open && closeMessageDialog()} title={t('remindTitle')} size="sm">
      <ul className="-mx-2 flex flex-col">
        {choices.map(({ key, at }) => (
          <li key={key}>
            <button
              type="button"
              className="flex min-h-10 w-full items-center justify-between gap-3 rounded-md px-2 text-start hover:bg-sunk"
              onClick={() => remind(at)}
            >
              {t(key)}
              <span className="text-sm text-ink-3">{formatMoment(at.toISOString())}</span>
            </button>
          </li>
        ))}
      </ul>
      <form
        className="mt-3 border-t border-line pt-4"
        onSubmit={(event) => {
          event.preventDefault();
          remindAtCustom();
        }}
      >
        <TextField
          label={t('otherTime')}
          type="datetime-local"
          value={custom}
          min={earliest}
          error={error}
          onChange={(event) => setCustom(event.currentTarget.value)}
        />
        <DialogActions>
          <Button type="submit" variant="primary">
            {t('remindThen')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
