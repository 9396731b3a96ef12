'use client';
import { useRef, useState, type KeyboardEvent } from 'react';
import { useTranslations } from 'use-intl';
import type { FilterKey } from '@parley/contract/search-text';
import { TextField } from '@/ui/text-field';
import { useChannels, useMe, useMembers } from '../state/chat-client.tsx';
import { valuesFor } from './resolve-search.ts';
import { useChipWords } from './search-chips.tsx';

/** What a filter may name: people and channels by their beginnings, the rest as a short list. */
export function FilterChoices({ filterKey, onChoose }: { filterKey: FilterKey; onChoose: (value: string) => void }) {
  const t = useTranslations('search');
  const words = useChipWords();
  const list = useRef<HTMLUListElement>(null);
  const [typed, setTyped] = useState('');
  const channels = useChannels();
  const members = useMembers();
  const { id: myId } = useMe();
  const isTyped = filterKey === 'from' || filterKey === 'in';
  const values = valuesFor(filterKey, typed, { channels, members, myId }, 8);

  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    const at = buttons.findIndex((button) => button === document.activeElement);
    if (event.key === 'Enter' && at < 0 && values[0]) onChoose(values[0]);
    else if (step) buttons[Math.max(0, Math.min(buttons.length - 1, at + step))]?.focus();
    else return;
    event.preventDefault();
  };

  return (
    <div role="presentation" onKeyDown={onKeyDown}>
      {isTyped && (
        <TextField
          label={t(`add.${filterKey}`)}
          hideLabel
          placeholder={t(`typed.${filterKey}`)}
          autoFocus
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      )}
      <ul ref={list} aria-label={t(`add.${filterKey}`)} className={isTyped ? 'pt-1.5' : undefined}>
        {values.map((value) => (
          <li key={value}>
            <button
              type="button"
              className="flex min-h-9 w-full items-center rounded-md px-2.5 text-start hover:bg-sunk max-[719px]:min-h-11"
              onClick={() => onChoose(value)}
            >
              <bdi className="truncate">{words({ key: filterKey, value, text: value })}</bdi>
            </button>
          </li>
        ))}
      </ul>
      {values.length === 0 && <p className="px-2.5 py-2 text-sm text-ink-3">{t('noChoice')}</p>}
    </div>
  );
}
