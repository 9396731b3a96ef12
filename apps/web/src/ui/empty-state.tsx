import type { ReactNode } from 'react';
import { cn } from './cn.ts';

type Props = {
  /** What belongs here. */
  title: string;
  children?: ReactNode;
  /** The one next act. */
  act?: ReactNode;
  icon?: ReactNode;
  className?: string;
};

export function EmptyState({ title, children, act, icon, className }: Props) {
  return (
    <div className={cn('mx-auto flex max-w-[44ch] flex-col items-center px-6 py-14 text-center', className)}>
      {icon && <div className="pb-4 text-ink-3 [&_svg]:size-6">{icon}</div>}
      <p className="place text-2xl text-balance">{title}</p>
      {children && <div className="pt-2 text-pretty text-ink-2">{children}</div>}
      {act && <div className="pt-5">{act}</div>}
    </div>
  );
}
