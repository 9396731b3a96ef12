'use client';
import { CloudUpload } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Button } from '@/ui/button';
import { dontSendYet } from '../upload/send-when-there.ts';

/** Says that the message goes out by itself once its files are there. */
export function WaitingStrip({ draftKey }: { draftKey: string }) {
  const t = useTranslations('composer');
  return (
    <div className="mx-2.5 mb-2 flex items-center gap-2 rounded-md bg-accent-soft py-1 ps-3 pe-1 text-sm">
      <CloudUpload aria-hidden className="size-4 shrink-0 text-accent-text" />
      <span role="status" className="min-w-0 flex-1">
        {t('waitsForFiles')}
      </span>
      <Button size="sm" variant="quiet" onClick={() => dontSendYet(draftKey)}>
        {t('dontSendYet')}
      </Button>
    </div>
  );
}
