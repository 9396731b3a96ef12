'use client';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { useTranslations } from 'use-intl';

const look =
  'pointer-events-auto flex h-8 items-center gap-2 rounded-full border border-line bg-paper px-3.5 text-sm font-medium shadow-float transition-colors hover:bg-desk';

export function FirstUnreadPill({ count, onJump }: { count: number; onJump: () => void }) {
  const t = useTranslations('message');
  return (
    <button type="button" className={`${look} text-red-text`} onClick={onJump}>
      <ArrowUp aria-hidden className="size-3.5" />
      {count > 0 ? t('newJumpToFirst', { count }) : t('jumpToFirst')}
    </button>
  );
}

export function LatestPill({ count, onJump }: { count: number; onJump: () => void }) {
  const t = useTranslations('message');
  return (
    <button type="button" className={`${look} ${count > 0 ? 'text-accent-text' : 'text-ink-2'}`} onClick={onJump}>
      <ArrowDown aria-hidden className="size-3.5" />
      {count > 0 ? t('newBelow', { count }) : t('jumpToLatest')}
    </button>
  );
}
