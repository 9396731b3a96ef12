'use client';
import { useRef, type PointerEvent } from 'react';

const holdMs = 450;
/** A finger is never quite still. */
const stillPx = 10;
const drawnPx = 56;
const drawnMaxPx = 84;
/** The browser's own way back begins at the edge. */
const edgePx = 28;

type Acts = { onHold: () => void; onDraw: (() => void) | undefined };
type Touch = { x: number; y: number; by: number; timer: ReturnType<typeof setTimeout> | undefined };

/** For a finger on a row: held still it opens what can be done, drawn aside in the direction of reading it answers. */
export function useTouchActs({ onHold, onDraw }: Acts) {
  const touch = useRef<Touch | null>(null);

  const end = (row: HTMLElement) => {
    clearTimeout(touch.current?.timer);
    touch.current = null;
    row.style.translate = '';
  };
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.pointerType !== 'touch' || !event.isPrimary) return;
      const { clientX: x, clientY: y } = event;
      const isAtEdge = x < edgePx || x > window.innerWidth - edgePx;
      if (isAtEdge || (event.target as HTMLElement).closest('a, button, input, textarea, video, audio')) return;
      const timer = setTimeout(() => {
        touch.current = null;
        navigator.vibrate?.(8);
        onHold();
      }, holdMs);
      touch.current = { x, y, by: 0, timer };
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const held = touch.current;
      if (!held) return;
      const [dx, dy] = [event.clientX - held.x, event.clientY - held.y];
      if (Math.hypot(dx, dy) > stillPx) clearTimeout(held.timer);
      const isRtl = getComputedStyle(event.currentTarget).direction === 'rtl';
      held.by = Math.min(drawnMaxPx, Math.max(0, isRtl ? -dx : dx));
      if (!onDraw || Math.abs(dy) > Math.abs(dx)) return;
      event.currentTarget.style.translate = `${isRtl ? -held.by : held.by}px`;
    },
    onPointerUp: (event: PointerEvent<HTMLElement>) => {
      if ((touch.current?.by ?? 0) >= drawnPx) onDraw?.();
      end(event.currentTarget);
    },
    onPointerCancel: (event: PointerEvent<HTMLElement>) => end(event.currentTarget),
  };
}
