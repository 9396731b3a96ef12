'use client';
import { useTranslations } from 'use-intl';
import { Button } from '@/ui/button';
import { DialogActions } from '@/ui/dialog';
import { ProgressBar } from '@/ui/progress-bar';

type Props = { label: string; words: string; done: number; of: number; isStopping: boolean; onStop: () => void };

/** How far a sending is that goes part after part, and the way to end it: what has been sent is sent. */
export function SendingProgress({ label, words, done, of, isStopping, onStop }: Props) {
  const t = useTranslations('members');
  return (
    <div>
      <ProgressBar label={label} share={of > 0 ? done / of : null} />
      <p role="status" data-figures="" className="pt-1.5 text-sm text-ink-2">
        {words}
      </p>
      <DialogActions>
        <Button pending={isStopping} onClick={onStop}>
          {t('stopSending')}
        </Button>
      </DialogActions>
    </div>
  );
}
