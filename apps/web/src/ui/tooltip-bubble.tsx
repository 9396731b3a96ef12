'use client';
import { Tooltip as Base } from '@base-ui/react/tooltip';
import { Kbd } from './kbd.tsx';

type Props = {
  label: string;
  keys?: string | undefined;
  side: 'top' | 'bottom' | 'left' | 'right';
  anchor: Element;
  onOpenChange: (open: boolean) => void;
  onPointerEnter: () => void;
  onPointerLeave: () => void;
};

export function TooltipBubble({ label, keys, side, anchor, onOpenChange, ...pointer }: Props) {
  return (
    <Base.Root open onOpenChange={onOpenChange}>
      <Base.Portal>
        <Base.Positioner side={side} sideOffset={6} anchor={anchor} className="z-50">
          <Base.Popup
            className="floats flex max-w-80 items-center gap-2 rounded-sm bg-ink px-2 py-1 text-xs font-medium text-paper shadow-float"
            {...pointer}
          >
            {label}
            {keys && <Kbd className="border-current/30 bg-transparent text-current">{keys}</Kbd>}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
