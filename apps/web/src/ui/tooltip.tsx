'use client';
import { cloneElement, useEffect, useRef, useState, type FocusEvent, type PointerEvent, type ReactElement } from 'react';
import { lateComponent } from './late-component.tsx';
import { restBefore, sawTooltip } from './tooltip-rest.ts';

export const TooltipBubble = lateComponent(() => import('./tooltip-bubble.tsx').then((module) => module.TooltipBubble));

type Props = {
  label: string;
  keys?: string;
  side?: 'top' | 'bottom' | 'left' | 'right';
  /** The element that is pointed at; it takes props. */
  children: ReactElement;
};

/** Long enough to get from the control onto the words, which somebody with a magnifier has to. */
const leaveMs = 120;

type Handlers = {
  onPointerEnter?: (event: PointerEvent) => void;
  onPointerLeave?: (event: PointerEvent) => void;
  onPointerDown?: (event: PointerEvent) => void;
  onFocus?: (event: FocusEvent) => void;
  onBlur?: (event: FocusEvent) => void;
};

/** A word or two more about a control, for those who see. It repeats an accessible name and never replaces one. */
export function Tooltip({ label, keys, side = 'top', children }: Props) {
  const [anchor, setAnchor] = useState<Element | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const stay = () => clearTimeout(timer.current);
  const after = (ms: number, act: () => void) => {
    stay();
    timer.current = setTimeout(act, ms);
  };
  const hide = () => {
    stay();
    if (anchor) sawTooltip();
    setAnchor(null);
  };
  const child = children as ReactElement<Handlers>;
  const own = child.props;
  return (
    <>
      {cloneElement(child, {
        onPointerEnter: (event) => {
          own.onPointerEnter?.(event);
          const { pointerType, currentTarget } = event;
          if (pointerType !== 'touch') after(restBefore(), () => setAnchor(currentTarget));
        },
        onPointerLeave: (event) => {
          own.onPointerLeave?.(event);
          after(leaveMs, hide);
        },
        onPointerDown: (event) => {
          own.onPointerDown?.(event);
          hide();
        },
        onFocus: (event) => {
          own.onFocus?.(event);
          const { currentTarget } = event;
          if (currentTarget.matches(':focus-visible')) after(0, () => setAnchor(currentTarget));
        },
        onBlur: (event) => {
          own.onBlur?.(event);
          hide();
        },
      })}
      {anchor && (
        <TooltipBubble
          label={label}
          keys={keys}
          side={side}
          anchor={anchor}
          onOpenChange={(isOpen) => !isOpen && hide()}
          onPointerEnter={stay}
          onPointerLeave={hide}
        />
      )}
    </>
  );
}
