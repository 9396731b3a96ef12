'use client';
import type { ComponentProps } from 'react';
import { cn } from './cn.ts';
import { Tooltip } from './tooltip.tsx';

type Props = Omit<ComponentProps<'button'>, 'aria-label'> & {
  /** The accessible name, and what the tooltip says. */
  label: string;
  size?: 'xs' | 'sm' | 'md' | 'lg';
  variant?: 'quiet' | 'primary' | 'outline';
  /** Keys that do the same, shown in the tooltip: `Ctrl K`. */
  keys?: string;
  tooltip?: boolean;
  side?: 'top' | 'bottom' | 'left' | 'right';
};

const sizes = {
  xs: 'size-6 rounded-sm',
  sm: 'size-[30px] rounded-md',
  md: 'size-8 rounded-md',
  lg: 'size-11 rounded-lg',
};
const variants = {
  quiet: 'text-ink-2 hover:bg-sunk hover:text-ink aria-pressed:bg-sunk aria-pressed:text-ink data-popup-open:bg-sunk',
  primary: 'bg-accent text-accent-ink hover:bg-accent-strong disabled:bg-sunk disabled:text-ink-3',
  outline: 'border border-line bg-paper text-ink-2 hover:bg-desk hover:text-ink',
};

/** A button that is only a picture. Give it a lucide icon as child; 16 px is the house size. */
export function IconButton({ label, size = 'md', variant = 'quiet', keys, tooltip = true, side, className, ...rest }: Props) {
  const button = (
    <button
      type="button"
      aria-label={label}
      className={cn(
        'inline-grid shrink-0 place-items-center transition-colors select-none [&_svg]:size-4',
        sizes[size],
        variants[variant],
        className,
      )}
      {...rest}
    />
  );
  if (!tooltip) return button;
  return (
    <Tooltip label={label} keys={keys} side={side}>
      {button}
    </Tooltip>
  );
}
