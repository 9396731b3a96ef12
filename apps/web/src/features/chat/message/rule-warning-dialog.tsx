'use client';
import { useTranslations } from 'use-intl';
import { ConfirmDialog } from '@/ui/confirm-dialog';
import { closeDialog } from '../shell/open-dialog.ts';

type Props = { sentence: string; onAnswer: (goesOn: boolean) => void };

/** What a rule of the firm asks before something is sent. Changing it is the safe way out. */
export function RuleWarningDialog({ sentence, onAnswer }: Props) {
  const t = useTranslations('message');
  const answer = (goesOn: boolean) => {
    closeDialog();
    onAnswer(goesOn);
  };
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && answer(false)}
      title={t('ruleAsksTitle')}
      cancel={t('changeIt')}
      action={t('sendAnyway')}
      onConfirm={() => answer(true)}
    >
      {sentence}
    </ConfirmDialog>
  );
}
