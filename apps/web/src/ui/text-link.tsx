import Link from 'next/link';
import type { ComponentProps } from 'react';
import { cn } from './cn.ts';

export function TextLink({ className, ...rest }: ComponentProps<typeof Link>) {
  return <Link className={cn('rounded-xs font-medium text-accent-text underline-offset-2 hover:underline', className)} {...rest} />;
}
