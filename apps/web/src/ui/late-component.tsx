'use client';
import { createElement, useEffect, useState, type ComponentType, type ReactNode } from 'react';
import { late } from './late.ts';

/**
 * A component that is fetched when it is first drawn, with `waiting` in its place until then. Other than `lazy` it does not
 * take the page down when it cannot be fetched: the connection may be gone. `Missing` then says so, and may ask again; so does
 * the next wish.
 */
export function lateComponent<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  waiting: ReactNode = null,
  Missing: ComponentType<{ onRetry: () => void }> | null = null,
) {
  const part = late(load);
  function Late(props: Props) {
    const Part = part.use();
    const [isMissing, setIsMissing] = useState(false);
    const fetch = () => {
      setIsMissing(false);
      void part.fetch().then(() => setIsMissing(part.peek() === undefined));
    };
    // Fetching is outside of React.
    useEffect(() => {
      let isOver = false;
      void part.fetch().then(() => !isOver && setIsMissing(part.peek() === undefined));
      return () => {
        isOver = true;
      };
    }, []);
    if (Part) return createElement(Part, props);
    return isMissing && Missing ? createElement(Missing, { onRetry: fetch }) : waiting;
  }
  return Object.assign(Late, { fetch: part.fetch });
}
