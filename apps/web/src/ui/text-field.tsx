'use client';
import { useId, type ComponentProps, type ReactNode } from 'react';
import { cn } from './cn.ts';
import { controlClass, Field, fieldAria, type FieldFrame } from './field.tsx';

type Props = Omit<ComponentProps<'input'>, 'size'> &
  FieldFrame & { size?: 'md' | 'lg'; aside?: ReactNode; inputClassName?: string };

/** Works with react-hook-form as it is: `<TextField label="…" error={errors.x?.message} {...register('x')} />`. */
export function TextField({ label, hint, error, hideLabel, aside, size = 'md', className, inputClassName, ...rest }: Props) {
  const id = useId();
  return (
    <Field id={id} label={label} hint={hint} error={error} hideLabel={hideLabel} aside={aside} className={className}>
      <input
        className={cn(controlClass, size === 'lg' ? 'h-11 text-lg' : 'h-9', inputClassName)}
        {...fieldAria(id, { hint, error })}
        {...rest}
      />
    </Field>
  );
}
