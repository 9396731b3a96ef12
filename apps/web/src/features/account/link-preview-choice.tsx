'use client';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { usePreferences, useSetPreferences } from '@/lib/use-preferences';
import { Checkbox } from '@/ui/checkbox';
import { showToast } from '@/ui/toast';

/** Whether this member sees what linked pages say of themselves. What others see is theirs to choose. */
export function LinkPreviewChoice() {
  const t = useTranslations('account');
  const failed = useTranslations('preferences')('notSaved');
  const { linkPreviews } = usePreferences();
  const { mutate } = useSetPreferences();
  const set = (isOn: boolean) =>
    mutate(
      { linkPreviews: isOn },
      { onError: (error) => showToast({ title: failed, description: errorText(error), tone: 'red' }) },
    );
  return <Checkbox label={t('linkPreviews')} hint={t('linkPreviewsHint')} checked={linkPreviews} onCheckedChange={set} />;
}
