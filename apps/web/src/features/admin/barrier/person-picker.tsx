'use client';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { useTRPC } from '@/lib/trpc';
import { IconButton } from '@/ui/icon-button';
import { TextField } from '@/ui/text-field';

export type PickedPerson = { id: string; name: string };

/** Finds a person by what is typed of their name; once found, they stand in the field's place. */
export function PersonPicker({
  label,
  person,
  onPick,
}: {
  label: string;
  person: PickedPerson | null;
  onPick: (person: PickedPerson | null) => void;
}) {
  const t = useTranslations('barrier');
  const [query, setQuery] = useState('');
  const wanted = useDeferredValue(query.trim());
  const found = useQuery({
    ...useTRPC().barrier.people.queryOptions({ query: wanted }),
    enabled: wanted !== '' && !person,
    placeholderData: keepPreviousData,
  });
  if (person)
    return (
      <div role="group" aria-label={label}>
        <p className="pb-1.5 text-sm font-medium">{label}</p>
        <p className="flex h-9 items-center justify-between gap-2 rounded-lg border border-line bg-sunk ps-3 pe-1">
          <bdi className="truncate font-medium">{person.name}</bdi>
          <IconButton size="sm" label={t('chooseAnother', { name: person.name })} onClick={() => onPick(null)}>
            <X aria-hidden strokeWidth={1.6} />
          </IconButton>
        </p>
      </div>
    );
  const items = wanted ? (found.data?.items.slice(0, 6) ?? []) : [];
  return (
    <div>
      <TextField
        label={label}
        placeholder={t('typeName')}
        autoComplete="off"
        dir="auto"
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
      />
      {items.length > 0 && (
        <ul aria-label={t('found')} className="mt-1 rounded-lg border border-line bg-paper p-1">
          {items.map((one) => (
            <li key={one.id}>
              <button
                type="button"
                className="flex min-h-9 w-full items-center rounded-md px-2.5 text-start hover:bg-sunk"
                onClick={() => {
                  onPick(one);
                  setQuery('');
                }}
              >
                <bdi className="truncate">{one.name}</bdi>
              </button>
            </li>
          ))}
        </ul>
      )}
      {wanted && found.isError && <p className="pt-1 text-sm text-red-text">{errorText(found.error)}</p>}
      {wanted && found.data && !found.isPlaceholderData && items.length === 0 && (
        <p className="pt-1 text-sm text-ink-3">{t('nobody')}</p>
      )}
    </div>
  );
}
