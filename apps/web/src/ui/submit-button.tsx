'use client';
import { useSyncExternalStore, type ComponentProps } from 'react';
import { Button } from './button.tsx';
import { cn } from './cn.ts';

/**
 * The button of a form on a page that the server has drawn. Before the page is alive the browser would send the form itself, to an
 * address that takes none, and what was typed would be gone: until then a press, or Enter, waits for another.
 */
export function SubmitButton({ className, ...rest }: Omit<ComponentProps<typeof Button>, 'type' | 'disabled'>) {
  const isAlive = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  return <Button {...rest} type="submit" disabled={!isAlive} className={cn(!isAlive && 'disabled:opacity-100', className)} />;
}

const never = () => () => {};
