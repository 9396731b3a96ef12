'use client';
import { Clock, Search, X } from 'lucide-react';
import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslations } from 'use-intl';
import { limits } from '@parley/contract/limits';
import { cn } from '@/ui/cn';
import { IconButton } from '@/ui/icon-button';
import { useChannels, useMe, useMembers, useWorkspace } from '../state/chat-client.tsx';
import { useRecentSearches } from './recent-searches.ts';
import { completeSearch } from './resolve-search.ts';

type Choice = { label: string; text: string; isRecent: boolean };

/** Where the question is written. Below it: how the word being written may go on, or, while it is empty, what was asked lately. */
export function SearchField({ text, onAsk }: { text: string; onAsk: (text: string) => void }) {
  const t = useTranslations('search');
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [written, setWritten] = useState(text);
  const [isOpen, setIsOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const { slug } = useWorkspace();
  const channels = useChannels();
  const members = useMembers();
  const me = useMe();
  const recent = useRecentSearches(slug, me.id);
  const choices: Choice[] = written.trim()
    ? completeSearch(written, { channels, members, myId: me.id }).map((choice) => ({ ...choice, isRecent: false }))
    : recent.map((one) => ({ label: one, text: one, isRecent: true }));
  const isListed = isOpen && choices.length > 0;

  const write = (next: string) => {
    setWritten(next);
    setActive(-1);
    setIsOpen(true);
  };
  const ask = (next: string) => {
    setIsOpen(false);
    setWritten(next);
    onAsk(next);
  };
  const choose = (choice: Choice) => {
    if (choice.isRecent) return ask(choice.text);
    write(choice.text);
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const chosen = isListed ? choices[active] : undefined;
    const isStep = event.key === 'ArrowDown' || event.key === 'ArrowUp';
    if (isStep && isListed) {
      const count = choices.length + 1;
      setActive(((active + 1 + (event.key === 'ArrowDown' ? 1 : -1) + count) % count) - 1);
    } else if (event.key === 'Enter') {
      if (chosen) choose(chosen);
      else ask(written);
    } else if (event.key === 'Escape' && isListed) setIsOpen(false);
    else return;
    event.preventDefault();
  };

  return (
    <div
      className="relative max-w-[860px]"
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && setIsOpen(false)}
    >
      <Search aria-hidden className="absolute start-3.5 top-3 size-5 text-ink-3" strokeWidth={1.6} />
      <input
        ref={field}
        type="text"
        role="combobox"
        aria-label={t('field')}
        aria-expanded={isListed}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={isListed && active >= 0 ? `${id}-${active}` : undefined}
        autoComplete="off"
        spellCheck={false}
        enterKeyHint="search"
        dir="auto"
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- who opens the search without a question means to write one
        autoFocus={text === ''}
        maxLength={limits.searchQuery}
        placeholder={t('field')}
        value={written}
        className="h-11 w-full rounded-lg border border-control bg-paper ps-11 pe-11 text-lg text-ellipsis outline-none placeholder:text-ink-3 hover:border-ink-3 focus-visible:border-focus focus-visible:outline-1 focus-visible:outline-focus"
        onFocus={() => setIsOpen(true)}
        onClick={() => setIsOpen(true)}
        onChange={(event) => write(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      {written !== '' && (
        <IconButton
          label={t('clear')}
          className="absolute end-1.5 top-1.5"
          onClick={() => {
            write('');
            field.current?.focus();
          }}
        >
          <X aria-hidden strokeWidth={1.6} />
        </IconButton>
      )}
      <ul
        id={`${id}-list`}
        role="listbox"
        aria-label={written.trim() ? t('filters') : t('recent')}
        hidden={!isListed}
        className="floats absolute inset-x-0 top-12 z-20 max-h-80 overflow-y-auto rounded-xl border border-line bg-paper p-1.5 shadow-float"
      >
        {isListed &&
          choices.map((choice, index) => (
            <li
              key={choice.text}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === active}
              className={cn(
                'flex min-h-9 cursor-default items-center gap-2.5 rounded-md px-2.5 py-1.5 max-[719px]:min-h-11',
                index === active && 'bg-sunk',
              )}
              onPointerMove={() => setActive(index)}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => choose(choice)}
            >
              {choice.isRecent && <Clock aria-hidden className="size-4 shrink-0 text-ink-3" strokeWidth={1.6} />}
              <bdi className="min-w-0 truncate">{choice.label}</bdi>
              {!choice.isRecent && choice.label.endsWith(':') && (
                <span className="truncate text-sm text-ink-3">{t(`filter.${choice.label.slice(0, -1)}`)}</span>
              )}
            </li>
          ))}
      </ul>
    </div>
  );
}
