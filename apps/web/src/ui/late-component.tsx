'use client';
import { createElement, useEffect, type ComponentType, type ReactNode } from 'react';
import { late } from './late.ts';

/**
 * A component that is fetched when it is first drawn, with `waiting` in its place until then. Other than `lazy` it does not
 * take the page down when it cannot be fetched: the connection may be gone, and the next wish asks again.
 */
export function lateComponent<Props extends object>(load: () => Promise<ComponentType<Props>>, waiting: ReactNode = null) {
  const part = late(load);
  function Late(props: Props) {
    const Part = part.use();
    // Fetching is outside of React.
    useEffect(() => void part.fetch(), []);
    return Part ? createElement(Part, props) : waiting;
  }
  return Object.assign(Late, { fetch: part.fetch });
}
