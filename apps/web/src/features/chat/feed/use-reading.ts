'use client';
import { useEffect, useEffectEvent, useState } from 'react';

/** Whether somebody may be looking: the tab is in front. */
export function usePageVisible(): boolean {
  const [isVisible, setIsVisible] = useState(() => document.visibilityState === 'visible');
  // The browser says when the tab goes to the back or comes to the front.
  useEffect(() => {
    const update = () => setIsVisible(document.visibilityState === 'visible');
    document.addEventListener('visibilitychange', update);
    return () => document.removeEventListener('visibilitychange', update);
  }, []);
  return isVisible;
}

/** Marks read only what was seen: the tab in front, the newest message in view. */
export function useReading({
  seq,
  isAtEnd,
  isOff,
  onRead,
}: {
  seq: number;
  isAtEnd: boolean;
  isOff: boolean;
  onRead: (seq: number) => void;
}) {
  const isVisible = usePageVisible();
  const read = useEffectEvent(onRead);
  // Tells the server, after a moment in which the person may have passed through.
  useEffect(() => {
    if (!isVisible || !isAtEnd || isOff || seq === 0) return;
    const timer = setTimeout(() => read(seq), 350);
    return () => clearTimeout(timer);
  }, [seq, isAtEnd, isVisible, isOff]);
}
