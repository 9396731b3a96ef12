import type { ReactNode } from 'react';
import { cn } from './cn.ts';

const tones = {
  plain: 'bg-sunk text-ink-2',
  accent: 'bg-accent-soft text-accent-text',
  amber: 'bg-amber-soft text-amber-text',
  red: 'bg-red-soft text-red-text',
};

/** A word about the thing it stands beside. Amber: held or waiting. */
export function Tag({
  tone = 'plain',
  className,
  children,
}: {
  tone?: keyof typeof tones;
  className?: string;
  children: ReactNode;
}) {
  return (
    <span
      className={cn(
        'inline-flex items-center rounded-[6px] px-2 py-0.5 text-xs font-semibold whitespace-nowrap',
        tones[tone],
        className,
      )}
    >
      {children}
    </span>
  );
}
