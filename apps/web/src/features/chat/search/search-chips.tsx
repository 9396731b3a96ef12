'use client';
import { useTranslations } from 'use-intl';
import { cn } from '@/ui/cn';
import type { SearchChip } from './resolve-search.ts';

/** The filters of a search as they were understood; what names nothing is struck in amber. */
export function SearchChips({ chips }: { chips: SearchChip[] }) {
  const t = useTranslations('search');
  if (chips.length === 0) return null;
  return (
    <ul aria-label={t('filters')} className="flex flex-wrap gap-1.5 border-b border-line px-4 py-2">
      {chips.map(({ key, text, isUnknown }, index) => (
        <li
          key={index}
          className={cn(
            'flex items-center gap-1.5 rounded-md border border-line bg-sunk px-2 py-0.5 text-sm',
            isUnknown && 'text-ink-3 line-through',
          )}
        >
          <span className="text-ink-3">{t(`filter.${key}`)}</span>
          <bdi className="font-medium">{text}</bdi>
        </li>
      ))}
    </ul>
  );
}
