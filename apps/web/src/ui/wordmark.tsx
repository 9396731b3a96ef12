import { cn } from './cn.ts';

/** Parley's name and mark. */
export function Wordmark({ className }: { className?: string }) {
  return (
    <span className={cn('inline-flex items-center gap-2.5', className)}>
      <svg aria-hidden viewBox="0 0 24 24" className="size-7">
        <rect width="24" height="24" rx="6.500" className="fill-accent" />
        <path
          d="M8.200 18V6.500h4.600a3.700 3.700 0 0 1 0 7.400H8.200"
          className="fill-none stroke-accent-ink"
          strokeWidth="1.900"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
        <path
          d="m10.700 10.200 1.500 1.500 2.600-2.900"
          className="fill-none stroke-accent-ink"
          strokeWidth="1.300"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      <span className="place translate-y-px text-[22px] leading-none">Parley</span>
    </span>
  );
}
