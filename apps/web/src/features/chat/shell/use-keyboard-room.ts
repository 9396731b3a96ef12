'use client';
import { useEffect } from 'react';

/** Less than a keyboard is a tool bar of the browser that comes and goes. */
const keyboardLeastPx = 120;

/**
 * Keeps the field one writes in above a keyboard on the glass: browsers lay it over the page and tell only the visual
 * viewport. Sets the height there is as `--room` on the root, and `data-keyboard` while one is open.
 */
export function useKeyboardRoom(): void {
  // The browser's viewport.
  useEffect(() => {
    const view = window.visualViewport;
    if (!view || !window.matchMedia('(pointer: coarse)').matches) return;
    const root = document.documentElement;
    const measure = () => {
      const isOpen = view.scale === 1 && window.innerHeight - view.height > keyboardLeastPx;
      root.toggleAttribute('data-keyboard', isOpen);
      if (isOpen) root.style.setProperty('--room', `${Math.round(view.height)}px`);
      else root.style.removeProperty('--room');
      // The browser scrolls the page to show the field; the page is as high as what is seen, so nothing needs it.
      if (isOpen) window.scrollTo(0, 0);
    };
    view.addEventListener('resize', measure);
    return () => {
      view.removeEventListener('resize', measure);
      root.removeAttribute('data-keyboard');
      root.style.removeProperty('--room');
    };
  }, []);
}
