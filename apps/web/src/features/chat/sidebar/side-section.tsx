'use client';
import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { cn } from '@/ui/cn';
import { CountBadge } from '@/ui/count-badge';

type Props = {
  title: string;
  act?: ReactNode;
  /** Given where it can be folded. */
  onFold?: (isCollapsed: boolean) => void;
  isCollapsed?: boolean;
  /** What waits inside, shown while it is folded. */
  unread?: number;
  children: ReactNode;
};

/** A heading of the side bar and what belongs under it. */
export function SideSection({ title, act, onFold, isCollapsed = false, unread = 0, children }: Props) {
  const t = useTranslations('sidebar');
  return (
    <section aria-label={title}>
      <div className="group/head mt-3 mb-0.5 flex h-6 items-center justify-between ps-2.5 pe-1 pointer-coarse:h-11">
        <h2 className="min-w-0 text-xs font-medium tracking-[0.01em] text-ink-3">
          {onFold ? (
            <button
              type="button"
              aria-expanded={!isCollapsed}
              className="flex h-6 max-w-full items-center gap-1 rounded-xs hover:text-ink pointer-coarse:h-11"
              onClick={() => onFold(!isCollapsed)}
            >
              <ChevronDown
                aria-hidden
                className={cn('-ms-1 size-3.5 shrink-0 transition-transform', isCollapsed && '-rotate-90 rtl:rotate-90')}
                strokeWidth={1.8}
              />
              <span dir="auto" className="truncate">
                {title}
              </span>
              {isCollapsed && unread > 0 && (
                <>
                  <span className="sr-only">{t('unread', { count: unread })}</span>
                  <CountBadge count={unread} className="ms-1 h-4 min-w-4 text-[10px]" />
                </>
              )}
            </button>
          ) : (
            title
          )}
        </h2>
        {act}
      </div>
      <ul className="flex flex-col gap-[3px]">{children}</ul>
    </section>
  );
}
