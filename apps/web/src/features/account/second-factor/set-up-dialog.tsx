'use client';
import { useTranslations } from 'use-intl';
import { Dialog } from '@/ui/dialog';
import { SetUpForm } from './set-up-form.tsx';

/** From the settings the password is always asked: somebody else may sit at the desk. */
export function SetUpDialog({ onClose, onDone }: { onClose: () => void; onDone: (recoveryCodes: string[]) => void }) {
  const t = useTranslations('secondFactor');
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()} title={t('setUp')}>
      <SetUpForm asksPassword onDone={onDone} />
    </Dialog>
  );
}
