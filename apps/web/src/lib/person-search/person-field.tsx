'use client';
import { X } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { FieldFrame } from '@/ui/field';
import { IconButton } from '@/ui/icon-button';
import { PersonSearch, type Person } from './person-search.tsx';
import type { Among } from './use-found-people.ts';

type Props = FieldFrame & { among?: Among; person: Person | null; onPick: (person: Person | null) => void };

/** One person, found by name; once chosen, they stand in the field's place. */
export function PersonField({ person, onPick, ...field }: Props) {
  const t = useTranslations('personSearch');
  if (!person) return <PersonSearch {...field} onPick={onPick} />;
  return (
    <div role="group" aria-label={field.label}>
      <p className="pb-1.5 text-sm font-medium">{field.label}</p>
      <p className="flex h-9 items-center justify-between gap-2 rounded-lg border border-line bg-sunk ps-3 pe-1">
        <bdi className="truncate font-medium">{person.name}</bdi>
        <IconButton size="sm" label={t('another', { name: person.name })} onClick={() => onPick(null)}>
          <X aria-hidden strokeWidth={1.6} />
        </IconButton>
      </p>
    </div>
  );
}
