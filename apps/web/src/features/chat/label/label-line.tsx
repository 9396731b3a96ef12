'use client';
import { useTranslations } from 'use-intl';
import { Button } from '@/ui/button';
import { LabelChip } from '@/ui/label-chip';
import { useWorkspace } from '../state/chat-client.tsx';

/** Says which label the message will carry, before it is sent. */
export function LabelLine({ labelId, onOff }: { labelId: string; onOff: () => void }) {
  const t = useTranslations('label');
  const label = useWorkspace().shown.labels.find(({ id }) => id === labelId);
  if (!label) return null;
  return (
    <div className="mx-2.5 mb-2 flex items-center gap-2 rounded-md bg-sunk py-1 ps-3 pe-1 text-sm">
      <span className="min-w-0 flex-1">
        {t('thisMessage')} <LabelChip label={label} />
      </span>
      <Button size="sm" variant="quiet" onClick={onOff}>
        {t('noLabel')}
      </Button>
    </div>
  );
}
