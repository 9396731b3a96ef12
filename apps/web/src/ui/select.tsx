'use client';
import { ChevronsUpDown } from 'lucide-react';
import { useId, type ComponentProps } from 'react';
import { cn } from './cn.ts';
import { controlClass, Field, fieldAria, type FieldFrame } from './field.tsx';

type Props = Omit<ComponentProps<'select'>, 'size'> &
  FieldFrame & {
    options: readonly { value: string; label: string; disabled?: boolean }[];
    size?: 'sm' | 'md';
  };

/** The platform's own list: it works on every phone and with every screen reader. */
export function Select({ label, hint, error, hideLabel, options, size = 'md', className, ...rest }: Props) {
  const id = useId();
  return (
    <Field id={id} label={label} hint={hint} error={error} hideLabel={hideLabel} className={className}>
      <span className="relative block">
        <select
          className={cn(controlClass, 'appearance-none pe-8', size === 'sm' ? 'h-7 rounded-md ps-2 text-sm' : 'h-9')}
          {...fieldAria(id, { hint, error })}
          {...rest}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.label}
            </option>
          ))}
        </select>
        <ChevronsUpDown aria-hidden className="pointer-events-none absolute inset-y-0 end-2.5 my-auto size-3.5 text-ink-3" />
      </span>
    </Field>
  );
}
