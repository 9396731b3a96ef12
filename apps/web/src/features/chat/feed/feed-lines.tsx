import { useTranslations } from 'use-intl';
import { formatClock, formatDay, formatWhen } from '@/lib/format-time';
import { cn } from '@/ui/cn';

const rules =
  'flex items-center gap-3.5 px-6 py-2.5 text-[12.5px] leading-5 before:h-px before:flex-1 after:h-px after:flex-1 max-[719px]:px-4';

export function DayLine({ at }: { at: string }) {
  return <div className={cn(rules, 'text-ink-3 before:bg-line after:bg-line')}>{formatDay(at)}</div>;
}

export function UnreadLine({ since, day }: { since: string; day: string | null }) {
  const t = useTranslations('message');
  return (
    <div className={cn(rules, 'font-semibold text-red-text before:bg-red/45 after:bg-red/45')} data-unread-line="">
      {day && `${formatDay(day)} · `}
      {t('newSince', { when: day ? formatClock(since) : formatWhen(since) })}
    </div>
  );
}
