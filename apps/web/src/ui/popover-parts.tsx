'use client';
import { Popover as Base } from '@base-ui/react/popover';
import { cn } from './cn.ts';
import type { PopoverProps } from './popover.tsx';

export function Popover({
  trigger,
  label,
  align = 'center',
  side = 'bottom',
  open,
  onOpenChange,
  className,
  children,
}: PopoverProps) {
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner align={align} side={side} sideOffset={6} collisionPadding={8} className="z-50">
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
