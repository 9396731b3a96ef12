'use client';
import {
  cloneElement,
  useEffect,
  useRef,
  useState,
  type MouseEvent,
  type ReactElement,
  type ReactNode,
  type TouchEvent,
} from 'react';
import { menuParts } from './menu.tsx';

export type Point = { x: number; y: number };
type Props = {
  /** What answers to the secondary press, a long touch and the menu key. */
  trigger: ReactElement;
  label: string;
  children: ReactNode;
};

const longTouchMs = 500;

/** The same items as in a `Menu`, at the pointer. What it offers must be found elsewhere as well. */
export function ContextMenu({ trigger, label, children }: Props) {
  const MenuAt = menuParts.use()?.MenuAt;
  const [point, setPoint] = useState<Point | null>(null);
  const touch = useRef<number>(undefined);
  const isHeld = useRef(false);
  useEffect(() => () => window.clearTimeout(touch.current), []);
  const open = ({ clientX, clientY }: { clientX: number; clientY: number }) => {
    void menuParts.fetch();
    setPoint((before) => before ?? { x: clientX, y: clientY });
  };
  const lift = () => window.clearTimeout(touch.current);
  return (
    <>
      {cloneElement(trigger as ReactElement<Record<string, unknown>>, {
        onContextMenu: (event: MouseEvent) => {
          event.preventDefault();
          open(event);
        },
        // Not every phone tells of a long touch as of a secondary press.
        onTouchStart: ({ touches }: TouchEvent) => {
          const finger = touches[0];
          lift();
          isHeld.current = false;
          if (!finger) return;
          touch.current = window.setTimeout(() => {
            isHeld.current = true;
            open(finger);
          }, longTouchMs);
        },
        onTouchMove: lift,
        onTouchEnd: (event: TouchEvent) => {
          lift();
          // The finger that opened the menu must not press what lies under it as well.
          if (isHeld.current) event.preventDefault();
        },
        onTouchCancel: lift,
      })}
      {MenuAt && point && (
        <MenuAt point={point} label={label} onClosed={() => setPoint(null)}>
          {children}
        </MenuAt>
      )}
    </>
  );
}
