'use client';
import { Tooltip as Base } from '@base-ui/react/tooltip';
import type { ReactElement } from 'react';
import { Kbd } from './kbd.tsx';

type Props = {
  label: string;
  keys?: string;
  side?: 'top' | 'bottom' | 'left' | 'right';
  /** The element that is pointed at; it takes a ref and props. */
  children: ReactElement;
};

/** A word or two more about a control, for those who see. It repeats an accessible name and never replaces one. */
export function Tooltip({ label, keys, side = 'top', children }: Props) {
  return (
    <Base.Root>
      <Base.Trigger render={children} />
      <Base.Portal>
        <Base.Positioner side={side} sideOffset={6} className="z-50">
          <Base.Popup className="floats flex items-center gap-2 rounded-sm bg-ink px-2 py-1 text-xs font-medium text-paper shadow-float">
            {label}
            {keys && <Kbd className="border-current/30 bg-transparent text-current">{keys}</Kbd>}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
