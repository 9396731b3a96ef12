'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/ui/button';
import { Dialog, DialogActions, DialogClose } from '@/ui/dialog';
import { closeDialog } from '../shell/open-dialog.ts';
import { LabelChoiceField } from './label-choice.tsx';
import { useLabelsFor } from './use-labels-for.ts';

type Props = { channelId: string; labelId: string | null; onAnswer: (labelId: string | null) => void };

/** The label of the message that is being written. */
export function ChooseLabelDialog({ channelId, labelId, onAnswer }: Props) {
  const t = useTranslations('label');
  const labels = useLabelsFor(channelId);
  const [chosen, setChosen] = useState(labelId);
  const save = () => {
    closeDialog();
    onAnswer(chosen);
  };
  return (
    <Dialog open onOpenChange={(open) => !open && closeDialog()} title={t('messageTitle')}>
      <LabelChoiceField legend={t('label')} value={chosen} labels={labels} none={t('asChannel')} onChange={setChosen} />
      <DialogActions>
        <DialogClose render={<Button>{t('cancel')}</Button>} />
        <Button variant="primary" onClick={save}>
          {t('save')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
