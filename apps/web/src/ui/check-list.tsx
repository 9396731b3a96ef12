'use client';
import { useId } from 'react';
import { Checkbox } from './checkbox.tsx';

type Props = {
  legend: string;
  hint: string;
  error?: string | undefined;
  options: { id: string; name: string }[];
  chosen: readonly string[];
  onChange: (id: string, isOn: boolean) => void;
};

/** Some of a few things by name, in a box that scrolls. */
export function CheckList({ legend, hint, error, options, chosen, onChange }: Props) {
  const id = useId();
  return (
    <fieldset aria-describedby={`${id}-hint`}>
      <legend className="pb-1.5 text-sm font-medium">{legend}</legend>
      <div className="grid max-h-36 gap-1.5 overflow-y-auto rounded-lg border border-line p-3 sm:grid-cols-2">
        {options.map((option) => (
          <Checkbox
            key={option.id}
            label={
              <span className="font-normal">
                <bdi>{option.name}</bdi>
              </span>
            }
            checked={chosen.includes(option.id)}
            onCheckedChange={(isOn) => onChange(option.id, isOn)}
          />
        ))}
      </div>
      <p id={`${id}-hint`} className={error ? 'pt-1.5 text-sm font-medium text-red-text' : 'pt-1.5 text-sm text-ink-3'}>
        {error ?? hint}
      </p>
    </fieldset>
  );
}
