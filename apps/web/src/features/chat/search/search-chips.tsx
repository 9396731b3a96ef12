'use client';
import { useTranslations } from 'use-intl';
import { searchHas, searchIs, type FilterKey } from '@parley/contract/search-text';
import { cn } from '@/ui/cn';
import type { SearchChip } from './resolve-search.ts';

/** What a filter says, in the reader's language: has:file is kept as typed and read as 'a file'. */
export function useChipWords() {
  const t = useTranslations('search');
  return ({ key, value, text }: Pick<SearchChip, 'key' | 'value' | 'text'>): string => {
    const word = value.toLowerCase();
    return wordsOf[key].includes(word) ? t(`value.${word}`) : text;
  };
}
const days = ['today', 'yesterday'];
const wordsOf: Record<FilterKey, readonly string[]> = {
  from: ['me'],
  in: [],
  before: days,
  after: days,
  on: days,
  has: searchHas,
  is: searchIs,
};

/** The filters of a search as they were understood; what names nothing is struck through. */
export function SearchChips({ chips }: { chips: SearchChip[] }) {
  const t = useTranslations('search');
  const words = useChipWords();
  if (chips.length === 0) return null;
  return (
    <ul aria-label={t('filters')} className="flex flex-wrap gap-1.5 border-b border-line px-4 py-2">
      {chips.map((chip, index) => (
        <li
          key={index}
          className={cn(
            'flex items-center gap-1.5 rounded-md border border-line bg-sunk px-2 py-0.5 text-sm',
            chip.isUnknown && 'text-ink-3 line-through',
          )}
        >
          <span className="text-ink-3">{t(`filter.${chip.key}`)}</span>
          <bdi className="font-medium">{words(chip)}</bdi>
        </li>
      ))}
    </ul>
  );
}
