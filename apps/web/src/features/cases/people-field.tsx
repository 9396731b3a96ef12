'use client';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useTRPC } from '@/lib/trpc';
import { onEnter } from '@/ui/on-enter';
import { TextField } from '@/ui/text-field';
import type { CaseDraft } from './case-draft.ts';
import { ChosenList } from './chosen-list.tsx';

type Props = { people: CaseDraft['members']; error: string | undefined; onChange: (people: CaseDraft['members']) => void };

/** Whose messages a case is about, chosen by name. */
export function PeopleField({ people, error, onChange }: Props) {
  const t = useTranslations('cases');
  const [query, setQuery] = useState('');
  const wanted = useDeferredValue(query.trim());
  const found = useQuery({ ...useTRPC().member.list.queryOptions({ query: wanted }), enabled: wanted !== '' });
  const chosen = new Set(people.map(({ memberId }) => memberId));
  const others = wanted ? (found.data?.items.filter(({ id }) => !chosen.has(id)).slice(0, 6) ?? []) : [];
  const [first] = others;
  const add = ({ id, name }: { id: string; name: string }) => {
    onChange([...people, { memberId: id, name }]);
    setQuery('');
  };
  return (
    <div>
      <TextField
        label={t('whose')}
        hint={t('whoseHint')}
        placeholder={t('typeName')}
        autoComplete="off"
        value={query}
        error={error}
        onChange={(event) => setQuery(event.currentTarget.value)}
        onKeyDown={onEnter(() => first && add(first))}
      />
      {others.length > 0 && (
        <ul aria-label={t('found')} className="mt-1 rounded-lg border border-line">
          {others.map(({ id, name }) => (
            <li key={id} className="border-b border-line last:border-0">
              <button type="button" className="w-full px-3 py-1.5 text-start hover:bg-sunk" onClick={() => add({ id, name })}>
                <bdi>{name}</bdi>
              </button>
            </li>
          ))}
        </ul>
      )}
      {wanted && found.data && others.length === 0 && <p className="pt-1 text-sm text-ink-3">{t('nobodyFound')}</p>}
      <ChosenList
        label={t('chosenPeople')}
        items={people.map(({ memberId, name }) => ({ id: memberId, name }))}
        removeLabel={(name) => t('remove', { name })}
        onRemove={(id) => onChange(people.filter(({ memberId }) => memberId !== id))}
      />
    </div>
  );
}
