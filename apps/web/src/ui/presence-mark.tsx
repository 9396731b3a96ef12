'use client';
import type { PresenceState } from '@parley/contract/presence';
import { useTranslations } from 'use-intl';
import { cn } from './cn.ts';

const shapes: Record<PresenceState, React.ReactNode> = {
  available: <circle cx="6.5" cy="6.5" r="4.5" className="fill-accent" />,
  away: <path d="M6.500 2.700a3.800 3.800 0 1 0 0 7.600" className="fill-none stroke-amber" strokeWidth="2.200" />,
  busy: <rect x="2.250" y="2.250" width="8.500" height="8.500" rx="1.700" className="fill-red" />,
  'do not disturb': (
    <>
      <circle cx="6.5" cy="6.5" r="4.5" className="fill-red" />
      <path d="M4.400 6.500h4.200" className="stroke-(--ground)" strokeWidth="1.700" strokeLinecap="round" />
    </>
  ),
  offline: <circle cx="6.5" cy="6.5" r="3.600" className="fill-none stroke-ink-3" strokeWidth="1.700" />,
};

type Props = { state: PresenceState; className?: string };

/** Presence as shape and colour: disc, half ring, square, barred disc, ring. Named by its state. */
export function PresenceMark({ state, className }: Props) {
  const t = useTranslations('ui');
  return (
    <span
      role="img"
      aria-label={t(state === 'do not disturb' ? 'presence_doNotDisturb' : `presence_${state}`)}
      className={cn('inline-grid size-[13px] shrink-0 place-items-center', className)}
    >
      <svg aria-hidden viewBox="0 0 13 13" className="size-full">
        <circle cx="6.5" cy="6.5" r="6.5" className="fill-(--ground)" />
        {shapes[state]}
      </svg>
    </span>
  );
}
