'use client';
import { useTranslations } from 'use-intl';
import { usePreferences } from '@/lib/use-preferences';
import { modKey } from '../shortcuts/platform.ts';

/** Which key sends, while somebody writes at a keyboard. */
export function EnterHint() {
  const t = useTranslations('drafts');
  const { enterSends } = usePreferences();
  return (
    <p className="hidden text-xs whitespace-nowrap text-ink-3 @min-[720px]:block pointer-coarse:hidden">
      {enterSends ? t('enterHint') : t('modEnterHint', { keys: `${modKey()}+Enter` })}
    </p>
  );
}
