import { Skeleton } from '@/ui/skeleton';

const widths = ['w-[62%]', 'w-[44%]', 'w-[71%]', 'w-[38%]', 'w-[57%]'];

/** The shape of messages, at the end of the feed where they will stand. */
export function FeedSkeleton() {
  return (
    <div aria-hidden className="absolute inset-0 flex flex-col justify-end gap-5 overflow-hidden px-6 pb-6 max-[719px]:px-4">
      {widths.map((width) => (
        <div key={width} className="grid grid-cols-[36px_1fr] gap-x-[13px]">
          <Skeleton className="size-9 rounded-lg" />
          <div className="flex flex-col gap-2 pt-1">
            <Skeleton className="h-3 w-32" />
            <Skeleton className={`h-3 ${width}`} />
          </div>
        </div>
      ))}
    </div>
  );
}
