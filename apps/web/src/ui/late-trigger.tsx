'use client';
import {
  cloneElement,
  useEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type ReactElement,
  type ReactNode,
} from 'react';

type Parts = { fetch(): Promise<void>; use(): unknown };
type Props = {
  trigger: ReactElement;
  popup: 'menu' | 'dialog';
  parts: Parts;
  /** It is to be open whether or not somebody pressed. */
  isOpen: boolean;
  /** Draws trigger and popup once the parts are there. */
  children: (trigger: ReactElement) => ReactNode;
};

/**
 * A trigger alone, until somebody comes near and what it opens has been fetched; then the real one stands in its place. A page
 * draws dozens of triggers, each with another channel anew, and the real ones are dear: few are ever come near. It is not
 * exchanged under a press or under the focus, which would be lost with it: whoever presses first is handed over.
 */
export function LateTrigger({ trigger, popup, parts, isOpen, children }: Props) {
  const isThere = parts.use() !== undefined;
  const [isNear, setIsNear] = useState(false);
  const [isHeld, setIsHeld] = useState(false);
  const isPressed = useRef(false);
  const box = useRef<HTMLElement>(null);
  const isReal = isThere && (isOpen || (isNear && !isHeld));

  // Fetching is outside of React, and so is what the real trigger does with a press.
  useEffect(() => {
    if (isNear || isOpen) void parts.fetch();
  }, [isNear, isOpen, parts]);
  useEffect(() => {
    if (!isReal || !isPressed.current) return;
    isPressed.current = false;
    box.current?.focus();
    box.current?.click();
  }, [isReal]);

  if (isReal) return children(cloneElement(trigger as ReactElement<{ ref?: unknown }>, { ref: box }));
  const take = () => {
    isPressed.current = true;
    setIsNear(true);
    setIsHeld(false);
  };
  const near = () => setIsNear(true);
  const hold = () => {
    setIsNear(true);
    setIsHeld(true);
  };
  const letGo = () => setIsHeld(false);
  return (
    <span className="contents" onPointerEnter={near} onPointerDown={hold} onPointerLeave={letGo} onFocus={hold} onBlur={letGo}>
      {cloneElement(trigger as ReactElement<Record<string, unknown>>, {
        'aria-haspopup': popup,
        'aria-expanded': false,
        onClick: (event: MouseEvent) => {
          event.preventDefault();
          take();
        },
        onKeyDown: (event: KeyboardEvent) => {
          if (popup !== 'menu' || event.key !== 'ArrowDown') return;
          event.preventDefault();
          take();
        },
      })}
    </span>
  );
}
