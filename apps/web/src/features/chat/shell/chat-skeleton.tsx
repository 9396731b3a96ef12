import { useTranslations } from 'use-intl';
import { Skeleton } from '@/ui/skeleton';
import { FeedSkeleton } from '../feed/feed-skeleton.tsx';

const rows = ['w-24', 'w-32', 'w-28', 'w-20', 'w-36', 'w-24', 'w-28'];

/** The chat before anything is known: its own lines, so that nothing moves when it comes. */
export function ChatSkeleton() {
  const t = useTranslations('shell');
  return (
    <main aria-busy="true" aria-label={t('opening')} className="grid h-dvh min-[720px]:grid-cols-[272px_minmax(0,1fr)]">
      <div className="flex flex-col gap-3 border-e border-line bg-desk px-4.5 pt-4.5 max-[719px]:hidden">
        <div className="flex items-center gap-2.5">
          <Skeleton className="size-[34px] rounded-md" />
          <Skeleton className="h-4 w-32" />
        </div>
        <Skeleton className="mt-1 mb-4 h-[34px] rounded-md" />
        {rows.map((width, index) => (
          <Skeleton key={index} className={`my-1 h-3 ${width}`} />
        ))}
      </div>
      <div className="relative flex flex-col bg-paper">
        <div className="flex h-[60px] shrink-0 items-center border-b border-line px-[22px]">
          <Skeleton className="h-5 w-40" />
        </div>
        <div className="relative flex-1">
          <FeedSkeleton />
        </div>
        <div className="mx-[22px] mb-[18px] h-[92px] shrink-0 rounded-xl border border-line" />
      </div>
    </main>
  );
}
