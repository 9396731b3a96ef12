import { cn } from './cn.ts';

/**
 * A number that waits for the person. The words belong in the name of what it stands on, in the forms of its language, so
 * the figure is drawn rather than written.
 */
export function CountBadge({ count, className }: { count: number; className?: string }) {
  return (
    <span
      aria-hidden
      data-figures=""
      data-count={count > 99 ? '99+' : count}
      className={cn(
        'inline-grid after:content-[attr(data-count)] h-[19px] min-w-[19px] place-items-center rounded-full bg-accent px-1.5 text-[11.5px] leading-none font-semibold text-accent-ink',
        className,
      )}
    />
  );
}
