import type { PresenceState } from '@parley/contract/presence';
import type { ReactNode } from 'react';
import { cn } from '@/ui/cn';
import { Face } from '@/ui/face';

type Props = {
  person: { id: string; name: string };
  presence: PresenceState;
  time: string;
  className?: string;
  children: ReactNode;
};

export function DrawnMessage({ person, presence, time, className, children }: Props) {
  return (
    <div className={cn('flex gap-3 py-1.5', className)}>
      <Face person={person} presence={presence} />
      <div className="min-w-0">
        <p>
          <bdi className="font-semibold">{person.name}</bdi> <time className="ms-1 text-xs text-ink-3">{time}</time>
        </p>
        {children}
      </div>
    </div>
  );
}

export function DrawnReaction({ emoji, count, isMine }: { emoji: string; count: number; isMine?: boolean }) {
  return (
    <span
      className={cn(
        'inline-flex items-center gap-1.5 rounded-full border px-2.5 py-px text-[12.5px]',
        isMine ? 'border-accent/40 bg-accent-soft font-semibold text-accent-text' : 'border-line bg-paper',
      )}
    >
      {emoji} <span data-figures="">{count}</span>
    </span>
  );
}
