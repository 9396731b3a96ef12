'use client';
import { X } from 'lucide-react';
import { useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslations } from 'use-intl';
import type { MemberView } from '@parley/contract/member-view';
import { cn } from '@/ui/cn';
import { useUnchosen } from '@/lib/person-search/use-unchosen';
import { rankBy } from '../mention/rank-match.ts';
import { useMe, useMembers } from '../state/chat-client.tsx';
import { PersonFace } from './person-face.tsx';

type Props = {
  label: string;
  chosen: MemberView[];
  onChange: (people: MemberView[]) => void;
  /** People who cannot be chosen because they are there already. */
  without?: ReadonlySet<string>;
  max: number;
  autoFocus?: boolean;
};

const shownAtOnce = 50;

/** Chooses people by typing and arrow keys, or by pressing them. Backspace in an empty field takes the last one back. */
export function PeoplePicker({ label, chosen, onChange, without, max, autoFocus }: Props) {
  const t = useTranslations('people');
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const me = useMe();
  const members = useMembers();
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const unchosen = useUnchosen(field, query);
  const found = useMemo(() => {
    const taken = new Set([...chosen.map((member) => member.id), me.id, ...(without ?? [])]);
    return rankBy(
      members.filter((member) => !taken.has(member.id) && !member.isDeactivated),
      query,
      ({ name }) => name,
      shownAtOnce,
    );
  }, [members, chosen, without, query, me.id]);
  const index = Math.min(active, found.length - 1);
  const isFull = chosen.length >= max;

  const add = (member: MemberView | undefined) => {
    if (!member || isFull) return;
    onChange([...chosen, member]);
    setQuery('');
    setActive(0);
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') setActive(Math.min(index + 1, found.length - 1));
    else if (event.key === 'ArrowUp') setActive(Math.max(index - 1, 0));
    else if (event.key === 'Enter' && found.length > 0 && (query || chosen.length === 0)) add(found[index]);
    else if (event.key === 'Backspace' && query === '' && chosen.length > 0) onChange(chosen.slice(0, -1));
    else return;
    event.preventDefault();
  };

  return (
    <div>
      <label htmlFor={id} className="block pb-1.5 text-sm font-medium">
        {label}
      </label>
      <div className="flex min-h-9 flex-wrap items-center gap-1.5 rounded-lg border border-control bg-paper px-2 py-1 focus-within:border-focus focus-within:outline-1 focus-within:outline-focus">
        {chosen.map((member) => (
          <span
            key={member.id}
            className="flex h-7 items-center gap-1.5 rounded-md bg-accent-soft ps-2 pe-1 text-sm font-medium text-accent-text"
          >
            <bdi>{member.name}</bdi>
            <button
              type="button"
              aria-label={t('remove', { name: member.name })}
              className="grid size-5 place-items-center rounded-xs hover:bg-paper"
              onClick={() => onChange(chosen.filter((other) => other !== member))}
            >
              <X aria-hidden className="size-3.5" />
            </button>
          </span>
        ))}
        <input
          ref={field}
          id={id}
          role="combobox"
          aria-expanded={found.length > 0}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={found[index] ? `${id}-${index}` : undefined}
          autoComplete="off"
          autoFocus={autoFocus}
          aria-invalid={unchosen.isUnchosen || undefined}
          aria-describedby={unchosen.isUnchosen ? `${id}-unchosen` : undefined}
          placeholder={chosen.length ? '' : t('typeName')}
          disabled={isFull}
          value={query}
          className="h-7 min-w-24 flex-1 bg-transparent px-1 outline-none placeholder:text-ink-3"
          onChange={(event) => {
            setQuery(event.currentTarget.value);
            setActive(0);
            unchosen.forget();
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      {unchosen.isUnchosen && (
        <p id={`${id}-unchosen`} role="alert" className="pt-1.5 text-sm font-medium text-red-text">
          {t('unchosen', { typed: query.trim() })}
        </p>
      )}
      {isFull && <p className="pt-1.5 text-sm text-ink-3">{t('atMost', { count: max })}</p>}
      <ul
        id={`${id}-list`}
        role="listbox"
        aria-label={t('people')}
        className={cn('mt-2 max-h-60 overflow-y-auto', found.length === 0 && 'hidden')}
      >
        {found.map((member, position) => (
          <li
            key={member.id}
            id={`${id}-${position}`}
            role="option"
            aria-selected={position === index}
            ref={position === index ? (element) => element?.scrollIntoView({ block: 'nearest' }) : undefined}
            className={cn('flex h-11 cursor-default items-center gap-3 rounded-md px-2', position === index && 'on-sunk bg-sunk')}
            onPointerMove={() => setActive(position)}
            onClick={() => add(member)}
          >
            <PersonFace person={member} className="size-7 rounded-sm text-[11px]" />
            <span dir="auto" className="min-w-0 truncate font-medium">
              {member.name}
            </span>
            <span className="min-w-0 truncate text-sm text-ink-3">
              {member.title || (member.role === 'guest' ? t('role.guest') : '')}
            </span>
          </li>
        ))}
      </ul>
      {found.length === 0 && (
        <p className="mt-2 px-2 py-3 text-sm text-ink-3">{query ? t('nobodyCalled', { query }) : t('everybodyHere')}</p>
      )}
    </div>
  );
}
