'use client';
import { useEffect, type ComponentType, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { lateComponent } from '@/ui/late-component';
import { showToast } from '@/ui/toast';
import { useMessageDialog } from '../message/message-dialog-store.ts';
import { useOpenDialog } from './open-dialog.ts';

/** A dialog that is fetched when it is first opened. One that cannot be fetched is closed again and says why, with a way to try. */
export const lateDialog = <Props extends object>(load: () => Promise<ComponentType<Props>>, waiting: ReactNode = null) =>
  lateComponent(load, waiting, DialogMissing);

function DialogMissing() {
  const t = useTranslations('ui');
  // The stores of what is open lie outside of React.
  useEffect(() => {
    const [{ dialog }, { dialog: about }] = [useOpenDialog.getState(), useMessageDialog.getState()];
    useOpenDialog.setState({ dialog: null });
    useMessageDialog.setState({ dialog: null });
    const again = () => {
      useOpenDialog.setState({ dialog });
      useMessageDialog.setState({ dialog: about });
    };
    showToast({
      title: t('partMissing'),
      description: t('partMissingWhy'),
      tone: 'red',
      action: { label: t('tryAgain'), onClick: again },
    });
  }, [t]);
  return null;
}
