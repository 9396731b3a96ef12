'use client';
import { useId, type ComponentProps } from 'react';
import { cn } from './cn.ts';
import { controlClass, Field, fieldAria, type FieldFrame } from './field.tsx';

type Props = ComponentProps<'textarea'> & FieldFrame;

export function TextArea({ label, hint, error, hideLabel, className, rows = 4, ...rest }: Props) {
  const id = useId();
  return (
    <Field id={id} label={label} hint={hint} error={error} hideLabel={hideLabel} className={className}>
      <textarea rows={rows} className={cn(controlClass, 'resize-y py-2')} {...fieldAria(id, { hint, error })} {...rest} />
    </Field>
  );
}
