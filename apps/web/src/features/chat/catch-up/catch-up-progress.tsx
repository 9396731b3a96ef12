'use client';
import { useTranslations } from 'use-intl';

/** How far one has come. Nothing before the first place is done. */
export function CatchUpProgress({ done, total }: { done: number; total: number }) {
  const t = useTranslations('catchUp');
  if (done === 0) return null;
  const words = t('progress', { done, total });
  return (
    <div className="flex max-w-[820px] items-center gap-3 px-6 pt-4 max-[719px]:px-4">
      <div
        role="progressbar"
        aria-label={words}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={done}
        className="h-1 flex-1 bg-sunk"
      >
        <div className="h-full bg-accent transition-[width]" style={{ width: `${(done / total) * 100}%` }} />
      </div>
      <span data-figures="" className="text-xs text-ink-3">
        {words}
      </span>
    </div>
  );
}
