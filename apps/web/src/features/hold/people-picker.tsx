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
const shownMax = 6;

/** Whose conversations are meant: those that are chosen, and a field to find others. */
export function PeoplePicker({ chosen, onChange }: { chosen: Person[]; onChange: (chosen: Person[]) => void }) {
  const t = useTranslations('hold');
  const [query, setQuery] = useState('');
  const wanted = useDeferredValue(query.trim());
  const found = useQuery({ ...useTRPC().member.list.queryOptions({ query: wanted }), enabled: wanted !== '' });
  const others = wanted ? (found.data?.items ?? []).filter(({ id }) => chosen.every(({ memberId }) => memberId !== id)) : [];
  const [first] = others;
  const add = (person: Person) => {
    onChange([...chosen, person]);
    setQuery('');
  };
  return (
    <div>
      <TextField
        label={t('people')}
        hint={t('peopleHint')}
        placeholder={t('typeName')}
        autoComplete="off"
        dir="auto"
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
        onKeyDown={onEnter(() => first && add({ memberId: first.id, name: first.name }))}
      />
      {others.length > 0 && (
        <ul aria-label={t('found')} className="mt-1.5 rounded-lg border border-line p-1">
          {others.slice(0, shownMax).map(({ id, name, email }) => (
            <li key={id}>
              <Button size="sm" variant="quiet" className="w-full justify-start gap-2" onClick={() => add({ memberId: id, name })}>
                <bdi className="truncate">{name}</bdi>
                <span className="truncate text-ink-3">{email}</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
      {wanted && found.data && others.length === 0 && <p className="pt-1.5 text-sm text-ink-3">{t('nobody')}</p>}
      {chosen.length > 0 && (
        <ul aria-label={t('chosenPeople')} className="flex flex-wrap gap-1.5 pt-2">
          {chosen.map(({ memberId, name }) => (
            <li key={memberId}>
              <Button
                size="sm"
                aria-label={t('leaveOut', { name })}
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
