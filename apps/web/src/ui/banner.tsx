import { CircleAlert, Clock, Info } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from './cn.ts';
import { Seal } from './seal.tsx';

type Props = {
  /** `red`: it failed. `amber`: held, waiting. `seal`: kept or verified. `calm`: good to know. */
  tone?: 'calm' | 'amber' | 'red' | 'seal';
  title?: ReactNode;
  /** Buttons or links, at the end. */
  acts?: ReactNode;
  className?: string;
  children?: ReactNode;
};

const looks = {
  calm: { frame: 'border-ink-3 bg-sunk', icon: <Info aria-hidden className="text-ink-2" /> },
  amber: {
    frame: 'border-amber bg-amber-soft',
    icon: <Clock aria-hidden className="text-amber-text" />,
  },
  red: {
    frame: 'border-red bg-red-soft',
    icon: <CircleAlert aria-hidden className="text-red-text" />,
  },
  seal: { frame: 'border-accent bg-accent-soft', icon: <Seal className="text-accent-text" /> },
};

/** Stands where the thing is and says in words what, why, and what one can do now. A red one is read out at once. */
export function Banner({ tone = 'calm', title, acts, className, children }: Props) {
  const { frame, icon } = looks[tone];
  return (
    <div
      role={tone === 'red' ? 'alert' : undefined}
      className={cn(
        'flex items-start gap-2.5 rounded-e-md border-s-[3px] px-3.5 py-2.5 text-ink [&>svg]:mt-[3px] [&>svg]:size-4 [&>svg]:shrink-0',
        acts && !title && 'items-center [&>svg]:mt-0',
        frame,
        className,
      )}
    >
      {icon}
      <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-52">
          {title && <p className="font-semibold">{title}</p>}
          {children}
        </div>
        {acts && <div className="flex shrink-0 flex-wrap gap-2">{acts}</div>}
      </div>
    </div>
  );
}

/** An error, told where it happened: what, and what to do. */
export function Alert(props: Omit<Props, 'tone'>) {
  return <Banner tone="red" {...props} />;
}
