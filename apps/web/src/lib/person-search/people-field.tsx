'use client';
import { X } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Button } from '@/ui/button';
import type { FieldFrame } from '@/ui/field';
import { PersonSearch, type Person } from './person-search.tsx';

type Props = FieldFrame & { chosen: Person[]; withGuests?: boolean; onChange: (people: Person[]) => void };

/** People, found by name: those who are chosen stand below the field, each with a way to take them out again. */
export function PeopleField({ chosen, onChange, ...field }: Props) {
  const t = useTranslations('personSearch');
  return (
    <div>
      <PersonSearch
        {...field}
        without={new Set(chosen.map(({ memberId }) => memberId))}
        onPick={(person) => onChange([...chosen, person])}
      />
      {chosen.length > 0 && (
        <ul aria-label={t('chosen', { field: field.label })} className="flex flex-wrap gap-1.5 pt-2">
          {chosen.map(({ memberId, name }) => (
            <li key={memberId} className="min-w-0">
              <Button
                size="sm"
                className="max-w-full"
                aria-label={t('leaveOut', { name })}
                onClick={() => onChange(chosen.filter((one) => one.memberId !== memberId))}
              >
                <bdi className="truncate">{name}</bdi>
                <X aria-hidden className="size-3.5 shrink-0" />
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
