'use client';
import { useTranslations } from 'use-intl';
import { TextField } from '@/ui/text-field';

/** Where a code of the app is typed, or filled in by whoever keeps passwords on this device. */
export function CodeField({ value, hint, onChange }: { value: string; hint?: string; onChange: (code: string) => void }) {
  const t = useTranslations('secondFactor');
  return (
    <TextField
      label={t('code')}
      hint={hint}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      autoComplete="one-time-code"
      autoCapitalize="none"
      spellCheck={false}
      maxLength={24}
      inputClassName="max-w-48 tracking-widest"
    />
  );
}
