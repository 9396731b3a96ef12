'use client';
import { Popover as Base } from '@base-ui/react/popover';
import type { ComponentProps, ReactElement, ReactNode } from 'react';
import { cn } from './cn.ts';

type Positioner = ComponentProps<typeof Base.Positioner>;
type Props = {
  trigger?: ReactElement;
  /** The accessible name of what opens. */
  label: string;
  align?: 'start' | 'center' | 'end';
  side?: 'top' | 'bottom' | 'left' | 'right';
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** What it stands beside, when there is no trigger. */
  anchor?: Positioner['anchor'];
  className?: string;
  children: ReactNode;
};

export function Popover({
  trigger,
  label,
  align = 'center',
  side = 'bottom',
  open,
  onOpenChange,
  anchor,
  className,
  children,
}: Props) {
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      {trigger && <Base.Trigger render={trigger} />}
      <Base.Portal>
        <Base.Positioner align={align} side={side} sideOffset={6} collisionPadding={8} anchor={anchor} className="z-50">
          <Base.Popup
            aria-label={label}
            className={cn('floats on-paper rounded-xl border border-line bg-paper shadow-float outline-none', className)}
          >
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

export const PopoverClose = Base.Close;
