'use client';
import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';

const within = 40;

/** Keeps a list at its end while the reader is there; answers whether they are. `change` names what may have grown it. */
export function useStickToEnd(ref: RefObject<HTMLElement | null>, change: string): boolean {
  const stays = useRef(true);
  const [isAtEnd, setIsAtEnd] = useState(true);

  useLayoutEffect(() => {
    const element = ref.current;
    if (element && stays.current) element.scrollTop = element.scrollHeight;
  }, [ref, change]);

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
