import { cn } from './cn.ts';

export type ButtonLook = {
  variant?: 'primary' | 'secondary' | 'quiet' | 'danger';
  size?: 'sm' | 'md' | 'lg';
};

const variants = {
  primary: 'border-accent bg-accent text-accent-ink hover:border-accent-strong hover:bg-accent-strong',
  secondary: 'border-line-strong bg-paper text-ink hover:bg-desk active:bg-sunk',
  quiet: 'border-transparent text-ink-2 hover:bg-sunk hover:text-ink',
  danger: 'border-red-text bg-paper text-red-text hover:bg-red-soft',
};
const sizes = {
  sm: 'h-7 gap-1.5 rounded-md px-2.5 text-sm',
  md: 'h-9 gap-2 rounded-lg px-4 text-base',
  lg: 'h-11 gap-2 rounded-lg px-5 text-lg',
};

/** The look alone, for a link that should read as a button. */
export const buttonClass = ({ variant = 'secondary', size = 'md' }: ButtonLook = {}) =>
  cn(
    'inline-flex shrink-0 items-center justify-center border font-medium whitespace-nowrap transition-colors select-none',
    'aria-disabled:opacity-55 disabled:opacity-55',
    variants[variant],
    sizes[size],
  );
