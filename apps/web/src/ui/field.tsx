import type { ReactNode } from 'react';
import { refusalInWords } from '@/lib/i18n/refusals';
import { cn } from './cn.ts';

export type FieldFrame = {
  label: string;
  /** One sentence below the field that helps before anything went wrong. */
  hint?: ReactNode;
  /** What is wrong with this field and how to put it right. */
  error?: string | undefined;
  /** Keeps the label for screen readers only. */
  hideLabel?: boolean;
};

/** Where the label, hint and error of a field go, and how they are tied to it. `aside` stands at the end of the label's line. */
export function Field({
  id,
  label,
  hint,
  error,
  hideLabel,
  aside,
  className,
  children,
}: FieldFrame & {
  id: string;
  aside?: ReactNode;
  className?: string | undefined;
  children: ReactNode;
}) {
  return (
    <div className={cn('flex flex-col', className)}>
      <div className={cn('flex items-baseline justify-between gap-3 pb-1.5', hideLabel && 'sr-only')}>
        <label htmlFor={id} className="text-sm font-medium text-ink">
          {label}
        </label>
        {aside && <span className="text-sm">{aside}</span>}
      </div>
      {children}
      {hint && !error && (
        <p id={`${id}-hint`} className="pt-1.5 text-sm text-ink-3">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="pt-1.5 text-sm font-medium text-red-text">
          {refusalInWords(error)}
        </p>
      )}
    </div>
  );
}

/** The attributes that tie a control to its frame. */
export function fieldAria(id: string, { hint, error }: Pick<FieldFrame, 'hint' | 'error'>) {
  return {
    id,
    'aria-invalid': error ? true : undefined,
    'aria-describedby': error ? `${id}-error` : hint ? `${id}-hint` : undefined,
  } as const;
}

export const controlClass =
  'w-full rounded-lg border border-control bg-paper px-3 text-ink transition-colors placeholder:text-ink-3 hover:border-ink-3 focus-visible:border-focus focus-visible:outline-1 focus-visible:outline-offset-0 aria-invalid:border-red-text disabled:bg-sunk disabled:text-ink-3';
