'use client';
import { CheckCheck } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Button } from '@/ui/button';

/** Says that the message will ask its readers, before it is sent. */
export function AckStrip({ onOff }: { onOff: () => void }) {
  const t = useTranslations('drafts');
  return (
    <div className="mx-2.5 mb-2 flex items-center gap-2 rounded-md bg-accent-soft py-1 ps-3 pe-1 text-sm">
      <CheckCheck aria-hidden className="size-4 shrink-0 text-accent-text" />
      <span className="min-w-0 flex-1">{t('ackAsked')}</span>
      <Button size="sm" variant="quiet" onClick={onOff}>
        {t('noAck')}
      </Button>
    </div>
  );
}
