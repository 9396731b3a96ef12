'use client';
import { Autocomplete } from '@base-ui/react/autocomplete';
import { useId, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { cn } from '@/ui/cn';
import { controlClass, Field, fieldAria, type FieldFrame } from '@/ui/field';
import { onEnter } from '@/ui/on-enter';
import { useFoundPeople, type Among, type FoundPerson } from './use-found-people.ts';
import { useUnchosen } from './use-unchosen.ts';

export type Person = { memberId: string; name: string };
type Props = FieldFrame & {
  /** Who is chosen already, and not offered again. */
  without?: ReadonlySet<string>;
  among?: Among;
  withGuests?: boolean;
  onPick: (person: Person) => void;
};

/**
 * Finds a person by what is typed of their name, by pointer or by keys. The field is empty again once somebody is chosen, and Enter in it
 * never sends the form around it.
 */
export function PersonSearch({ label, hint, error, without, among = 'seen', withGuests = true, onPick }: Props) {
  const t = useTranslations('personSearch');
  const words = useTranslations('people');
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [isOpen, setIsOpen] = useState(false);
  const unchosen = useUnchosen(field, typed);
  const found = useFoundPeople(typed, among);
  const people = found.people
    .filter((one) => !without?.has(one.id) && (withGuests || one.role !== 'guest'))
    .slice(0, found.shownAtMost);
  const isNobody = typed.trim() !== '' && found.isAnswered && people.length === 0;
  const wrong = found.error && typed.trim() !== '' ? errorText(found.error) : undefined;
  const problem = wrong ?? (unchosen.isUnchosen ? words('unchosen', { typed: typed.trim() }) : error);
  const type = (next: string) => {
    setTyped(next);
    setIsOpen(next !== '');
    unchosen.forget();
  };
  const pick = ({ id: memberId, name }: FoundPerson) => {
    type('');
    onPick({ memberId, name });
  };
  return (
    <div>
      <Autocomplete.Root
        items={people}
        filter={null}
        autoHighlight
        open={isOpen && people.length > 0}
        // Enter while nobody is found yet does not close what is about to show.
        onOpenChange={(next, { reason }) => (next || reason !== 'none') && setIsOpen(next)}
        value={typed}
        // What is chosen is not written into the field.
        onValueChange={(next, { reason }) => reason !== 'item-press' && type(next)}
        itemToStringValue={({ name }: FoundPerson) => name}
      >
        <Field id={id} label={label} hint={hint} error={problem}>
          <Autocomplete.Input
            ref={field}
            className={cn(controlClass, 'h-9')}
            placeholder={t('typeName')}
            autoComplete="off"
            dir="auto"
            onBlur={unchosen.tell}
            onKeyDown={onEnter(() => {})}
            {...fieldAria(id, { hint, error: problem })}
          />
        </Field>
        <Autocomplete.Portal>
          <Autocomplete.Positioner sideOffset={4} align="start" className="z-50 outline-none">
            <Autocomplete.Popup className="floats on-paper w-(--anchor-width) min-w-48 rounded-lg border border-line bg-paper shadow-float">
              <Autocomplete.List aria-label={t('found')} className="max-h-(--available-height) overflow-y-auto p-1 empty:hidden">
                {(one: FoundPerson) => (
                  <Autocomplete.Item
                    key={one.id}
                    value={one}
                    className="flex min-h-9 cursor-default items-center gap-2 rounded-sm px-2.5 py-1 outline-none select-none data-highlighted:bg-sunk"
                    onClick={() => pick(one)}
                  >
                    <bdi className="truncate font-medium">{one.name}</bdi>
                    {one.email && <bdi className="truncate text-sm text-ink-3">{one.email}</bdi>}
                  </Autocomplete.Item>
                )}
              </Autocomplete.List>
            </Autocomplete.Popup>
          </Autocomplete.Positioner>
        </Autocomplete.Portal>
      </Autocomplete.Root>
      <p role="status" className={isNobody ? 'pt-1.5 text-sm text-ink-3' : 'sr-only'}>
        {isNobody && t('nobody', { typed: typed.trim() })}
      </p>
    </div>
  );
}
