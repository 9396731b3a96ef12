import type { ComponentProps } from 'react';
import { cn } from './cn.ts';

/** The mark of what is kept, checked or verified, and of nothing else. Words stand beside it. */
export function Seal({ className, ...rest }: ComponentProps<'svg'>) {
  return (
    <svg
      aria-hidden
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.4}
      strokeLinecap="round"
      strokeLinejoin="round"
      className={cn('size-4 shrink-0 text-accent', className)}
      {...rest}
    >
      <path d="M8 1.8 13 4v4c0 3-2.2 5.2-5 6.2C5.2 13.200 3 11 3 8V4z" />
      <path d="m5.700 8 1.700 1.700L10.500 6.500" />
    </svg>
  );
}

/** The large seal of a page about the archive: the mark within two rings. */
export function SealStamp({ className }: { className?: string }) {
  return (
    <span
      aria-hidden
      className={cn(
        'grid size-[58px] shrink-0 place-items-center rounded-full border-[1.5px] border-accent outline-[1.5px] outline-offset-[3px] outline-accent/40',
        className,
      )}
    >
      <Seal className="size-7" strokeWidth={1.2} />
    </span>
  );
}
