'use client';
import { useTranslations } from 'use-intl';

/** The line between two ways of doing the same. */
export function Or() {
  const t = useTranslations('ui');
  return (
    <p className="flex items-center gap-3 text-sm text-ink-3 before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
      {t('or')}
    </p>
  );
}
