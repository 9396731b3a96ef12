'use client';
import { useTranslations } from 'use-intl';
import { formatMoment } from '@/lib/format-time';

/** Stands by the send button for a few seconds after sending. `sendAt`: it goes out only then. */
export function UndoLine({ sendAt, onUndo }: { sendAt: string | undefined; onUndo: () => void }) {
  const t = useTranslations('drafts');
  return (
    <p className="flex items-center gap-2 text-xs text-ink-3">
      <span role={sendAt ? 'status' : undefined}>{sendAt ? t('sendsAt', { when: formatMoment(sendAt) }) : t('isSent')}</span>
      <button
        type="button"
        className="min-h-6 font-medium text-accent-text hover:underline pointer-coarse:min-h-8"
        onClick={onUndo}
      >
        {t('undo')}
      </button>
    </p>
  );
}
