'use client';
import { useEffect, useRef } from 'react';
import type { Dragged } from './drag-rows.ts';

type Drag = { carries?: Dragged; takes: Dragged['kind'][]; put: (dragged: Dragged, isAfter: boolean) => void };

/** Drag and drop for one element. The machinery is fetched once the page has nothing better to do. */
export function useDrag<Element extends HTMLElement>({ carries, takes, put }: Drag) {
  const ref = useRef<Element>(null);
  const latest = useRef(put);
  // The newest of the closures, for a drop that comes later.
  useEffect(() => {
    latest.current = put;
  });
  const [kind, id] = [carries?.kind, carries?.id];
  const taken = takes.join(' ');
  // The browser's drag events.
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    let ends: (() => void)[] = [];
    let isOver = false;
    void import('./drag-rows.ts').then(({ carry, receive }) => {
      if (isOver) return;
      ends = [receive(element, taken.split(' ') as Dragged['kind'][], (...dropped) => latest.current(...dropped))];
      if (kind && id) ends.push(carry(element, { kind, id }));
    });
    return () => {
      isOver = true;
      for (const end of ends) end();
    };
  }, [kind, id, taken]);
  return ref;
}
