import { useEffect, type RefObject } from 'react';
import { afterNextFrame } from '@/lib/after-next-frame';

/**
 * The cursor stands ready where there is a keyboard; a phone's would cover half of the messages. Who comes by a link sees the channel
 * first: until the cursor is there a letter finds the field by itself (`shortcuts/start-writing.ts`). Whoever has gone elsewhere in
 * that moment is left there, and a dialog that closes finds the cursor in its place at once.
 */
export function useReadyCursor(fieldRef: RefObject<HTMLTextAreaElement | null>, takesFocus: boolean): void {
  // The focus belongs to the browser.
  useEffect(() => {
    if (!takesFocus || !window.matchMedia('(hover: hover)').matches) return;
    const focus = () => fieldRef.current?.focus({ preventScroll: true });
    const before = document.activeElement;
    if (before && !before.matches('body, a')) return focus();
    return afterNextFrame(() => {
      if (document.activeElement === before || document.activeElement === document.body) focus();
    });
  }, [fieldRef, takesFocus]);
}
