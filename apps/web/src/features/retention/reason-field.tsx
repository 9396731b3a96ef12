'use client';
import { limits } from '@parley/contract/limits';
import { useTranslations } from 'use-intl';
import { TextField } from '@/ui/text-field';

type Props = { value: string; isMissing: boolean; onChange: (reason: string) => void };

/** Why how long things are kept is changed: asked of every change. */
export function ReasonField({ value, isMissing, onChange }: Props) {
  const t = useTranslations('retention');
  return (
    <TextField
      label={t('reason')}
      hint={t('reasonHint')}
      dir="auto"
      autoComplete="off"
      maxLength={limits.holdReason}
      value={value}
      error={isMissing ? t('reasonNeeded') : undefined}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
