'use client';
import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';

const within = 40;

/** Keeps a list at its end while the reader is there; answers whether they are. */
export function useStickToEnd(ref: RefObject<HTMLElement | null>): boolean {
  const stays = useRef(true);
  const [isAtEnd, setIsAtEnd] = useState(true);

  // After every drawing: replies come, are changed, and grow.
  useLayoutEffect(() => {
    const element = ref.current;
    if (element && stays.current) element.scrollTop = element.scrollHeight;
  });

  // The browser's scrolling and the height of the view.
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const look = () => {
      stays.current = element.scrollHeight - element.scrollTop - element.clientHeight <= within;
      setIsAtEnd(stays.current);
    };
    const observer = new ResizeObserver(() => {
      if (stays.current) element.scrollTop = element.scrollHeight;
    });
    observer.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [ref]);
  return isAtEnd;
}
