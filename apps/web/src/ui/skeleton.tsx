import { cn } from './cn.ts';

/** The shape of what is coming. Give it a size; put `<VisuallyHidden>` words or `aria-busy` on what holds it. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={cn('block animate-pulse rounded-sm bg-sunk', className)} />;
}
