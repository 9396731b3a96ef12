'use client';
import { ContextMenu as Base } from '@base-ui/react/context-menu';
import type { ReactElement, ReactNode } from 'react';

type Props = {
  /** What answers to the secondary press, a long touch and the menu key. */
  trigger: ReactElement;
  label: string;
  children: ReactNode;
};

/** The same items as in a `Menu`, at the pointer. What it offers must be found elsewhere as well. */
export function ContextMenu({ trigger, label, children }: Props) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner className="z-50 outline-none">
          <Base.Popup
            aria-label={label}
            className="floats max-h-(--available-height) min-w-52 overflow-y-auto rounded-lg border border-line bg-paper p-1 shadow-float outline-none"
          >
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
