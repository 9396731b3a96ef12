'use client';
import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { FilterKey } from '@parley/contract/search-text';
import { cn } from '@/ui/cn';
import { Popover } from '@/ui/popover';
import { dropFilter, putFilter, datedKeys } from './edit-filters.ts';
import { DateChoices } from './date-choices.tsx';
import { FilterChoices } from './filter-choices.tsx';
import { useChipWords } from './search-chips.tsx';
import type { SearchChip } from './resolve-search.ts';

type Props = { text: string; chips: SearchChip[]; onAsk: (text: string) => void };
const offered: FilterKey[] = ['from', 'in', 'after', 'has', 'is'];

/** The filters as they were understood, each to be changed or taken away, and those that may be added. */
export function FilterBar({ text, chips, onAsk }: Props) {
  const t = useTranslations('search');
  return (
    <div className="-mx-1 flex flex-wrap items-center gap-1.5 px-1 py-3">
      <ul aria-label={t('filters')} className="contents">
        {chips.map((chip, index) => (
          <li key={`${chip.key} ${chip.value} ${index}`}>
            <Chip chip={chip} index={index} text={text} onAsk={onAsk} />
          </li>
        ))}
      </ul>
      {offered.map((key) => (
        <Choices key={key} filterKey={key} text={text} onAsk={onAsk}>
          {(open) => (
            <button
              type="button"
              aria-label={`${t(`name.${key}`)}: ${t(`add.${key}`)}`}
              className={cn(
                'flex h-8 items-center gap-1 rounded-full border border-dashed border-line-strong ps-2 pe-3 text-sm text-ink-2 hover:border-ink-3 hover:text-ink max-[719px]:h-10',
                open && 'border-ink-3 text-ink',
              )}
            >
              <Plus aria-hidden className="size-3.5" strokeWidth={1.8} />
              {t(`name.${key}`)}
            </button>
          )}
        </Choices>
      ))}
    </div>
  );
}

function Chip({ chip, index, text, onAsk }: { chip: SearchChip; index: number } & Pick<Props, 'text' | 'onAsk'>) {
  const t = useTranslations('search');
  const words = useChipWords();
  const shown = words(chip);
  return (
    <span
      className={cn(
        'flex h-8 items-center rounded-full border border-accent bg-accent-soft text-sm text-accent-text max-[719px]:h-10',
        chip.isUnknown && 'border-amber bg-amber-soft text-amber-text',
      )}
    >
      <Choices filterKey={chip.key} at={index} text={text} onAsk={onAsk}>
        {() => (
          <button
            type="button"
            aria-label={t('change', { filter: `${t(`filter.${chip.key}`)} ${shown}` })}
            className="flex h-full items-center gap-1.5 rounded-s-full ps-3 pe-1"
          >
            <span>{t(`filter.${chip.key}`)}</span>
            <bdi className={cn('max-w-48 truncate font-semibold', chip.isUnknown && 'line-through')}>{shown}</bdi>
          </button>
        )}
      </Choices>
      <button
        type="button"
        aria-label={t('remove', { filter: `${t(`filter.${chip.key}`)} ${shown}` })}
        className="grid h-full w-8 place-items-center rounded-e-full max-[719px]:w-10"
        onClick={() => onAsk(dropFilter(text, index))}
      >
        <X aria-hidden className="size-3.5" strokeWidth={1.8} />
      </button>
    </span>
  );
}

type ChoicesProps = {
  filterKey: FilterKey;
  at?: number;
  children: (isOpen: boolean) => React.ReactElement;
} & Pick<Props, 'text' | 'onAsk'>;

function Choices({ filterKey, at, text, onAsk, children }: ChoicesProps) {
  const t = useTranslations('search');
  const [isOpen, setIsOpen] = useState(false);
  const ask = (next: string) => {
    setIsOpen(false);
    onAsk(next);
  };
  return (
    <Popover
      label={t(`add.${filterKey}`)}
      align="start"
      open={isOpen}
      onOpenChange={setIsOpen}
      trigger={children(isOpen)}
      className="w-72 max-w-[calc(100vw-24px)] p-2"
    >
      {datedKeys.includes(filterKey) ? (
        <DateChoices text={text} onAsk={ask} />
      ) : (
        <FilterChoices filterKey={filterKey} onChoose={(value) => ask(putFilter(text, { key: filterKey, value }, at))} />
      )}
    </Popover>
  );
}
