'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { limits } from '@parley/contract/limits';
import { Button } from '@/ui/button';
import { Dialog, DialogActions, DialogClose } from '@/ui/dialog';
import { TextArea } from '@/ui/text-area';
import { TextField } from '@/ui/text-field';
import { useMessageText } from '../use-message-text.ts';
import { hereZone } from './here-zone.ts';
import { fromZonedInput, sendTimes, toZonedInput } from './send-times.ts';

type Props = {
  title: string;
  submit: string;
  /** When it is to be sent as yet. */
  at?: string;
  /** What it says as it travels, to be changed along with the time; without it only the time is asked. */
  body?: string;
  onClose: () => void;
  /** Answers whether it was done. */
  onSubmit: (change: { at: Date; body: string }) => Promise<boolean>;
};

/** Asks for the day and time at which a message is to be sent, by the writer's own clock. */
export function ScheduleDialog({ title, submit, at, body, onClose, onSubmit }: Props) {
  const t = useTranslations('drafts');
  const [zone] = useState(hereZone);
  const [now] = useState(() => new Date());
  const [when, setWhen] = useState(() => {
    const kept = at ? new Date(at) : now;
    return toZonedInput(kept > now ? kept : (sendTimes(now, { zone })[0]?.at ?? now), zone);
  });
  const { text, change, toBody } = useMessageText(body ?? '');
  const [error, setError] = useState<string>();
  const [isPending, setIsPending] = useState(false);
  const save = async () => {
    const chosen = fromZonedInput(when, zone);
    if (!chosen || chosen.valueOf() <= Date.now()) return setError(t('timeToCome'));
    setIsPending(true);
    const isDone = await onSubmit({ at: chosen, body: toBody(text.trim()) });
    setIsPending(false);
    if (isDone) onClose();
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={title} size={body === undefined ? 'sm' : 'md'}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        {body !== undefined && (
          <TextArea
            label={t('message')}
            value={text}
            rows={5}
            dir="auto"
            maxLength={limits.messageBody}
            onChange={(event) => change(event.currentTarget.value)}
          />
        )}
        <TextField
          label={t('sendAt')}
          type="datetime-local"
          value={when}
          min={toZonedInput(now, zone)}
          hint={zone.replaceAll('_', ' ')}
          error={error}
          onChange={(event) => setWhen(event.currentTarget.value)}
        />
        <DialogActions>
          <DialogClose render={<Button variant="quiet">{t('cancel')}</Button>} />
          <Button type="submit" variant="primary" pending={isPending}>
            {submit}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
