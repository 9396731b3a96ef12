import type { ComponentProps } from 'react';
import { cn } from './cn.ts';

export function Kbd({ className, ...rest }: ComponentProps<'kbd'>) {
  return (
    <kbd
      className={cn('rounded-xs border border-line bg-paper px-1.5 font-sans text-2xs font-medium text-ink-3', className)}
      {...rest}
    />
  );
}
