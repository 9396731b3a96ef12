'use client';
import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useTRPC } from '@/lib/trpc';
import { Button } from '@/ui/button';
import { onEnter } from '@/ui/on-enter';
import { TextField } from '@/ui/text-field';

type Person = { memberId: string; name: string };
type Props = {
  label: string;
  hint?: string;
  error: string | undefined;
  chosen: Person[];
  withGuests: boolean;
  onChange: (people: Person[]) => void;
};

/** People, found by typing a name; those who are chosen stand above, each with a way to take them out again. */
export function PeopleChoice({ label, hint, error, chosen, withGuests, onChange }: Props) {
  const t = useTranslations('supervision');
  const [query, setQuery] = useState('');
  const wanted = useDeferredValue(query.trim());
  const found = useQuery({ ...useTRPC().member.list.queryOptions({ query: wanted }), enabled: wanted !== '' });
  const ids = new Set(chosen.map(({ memberId }) => memberId));
  const others = wanted
    ? (found.data?.items.filter(({ id, role }) => !ids.has(id) && (withGuests || role !== 'guest')).slice(0, 6) ?? [])
    : [];
  const [first] = others;
  const add = ({ id, name }: { id: string; name: string }) => {
    onChange([...chosen, { memberId: id, name }]);
    setQuery('');
  };
  return (
    <div>
      <TextField
        label={label}
        hint={hint}
        error={error}
        placeholder={t('typeName')}
        autoComplete="off"
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
        onKeyDown={onEnter(() => first && add(first))}
      />
      {others.length > 0 && (
        <ul aria-label={t('found')} className="mt-1 rounded-lg border border-line">
          {others.map(({ id, name }) => (
            <li key={id} className="border-b border-line last:border-0">
              <button
                type="button"
                aria-label={t('choosePerson', { name })}
                className="w-full px-3 py-1.5 text-start hover:bg-sunk"
                onClick={() => add({ id, name })}
              >
                <bdi>{name}</bdi>
              </button>
            </li>
          ))}
        </ul>
      )}
      {wanted && found.data && others.length === 0 && <p className="pt-1 text-sm text-ink-3">{t('nobodyFound')}</p>}
      {chosen.length > 0 && (
        <ul aria-label={label} className="flex flex-wrap gap-1.5 pt-2">
          {chosen.map(({ memberId, name }) => (
            <li key={memberId}>
              <Button
                size="sm"
                aria-label={t('takeOut', { name })}
                onClick={() => onChange(chosen.filter((one) => one.memberId !== memberId))}
              >
                <bdi>{name}</bdi>
                <X aria-hidden className="size-3.5" />
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
