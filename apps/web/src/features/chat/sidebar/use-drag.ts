'use client';
import { useEffect, useRef } from 'react';
import { late } from '@/ui/late';
import type { Dragged } from './drag-rows.ts';

type Drag = { carries?: Dragged; takes: Dragged['kind'][]; put: (dragged: Dragged, isAfter: boolean) => void };

/** The machinery, fetched once the page has nothing better to do. */
export const dragRows = late(() => import('./drag-rows.ts'));

/** Drag and drop for one element. */
export function useDrag<Element extends HTMLElement>({ carries, takes, put }: Drag) {
  const ref = useRef<Element>(null);
  const latest = useRef(put);
  // The newest of the closures, for a drop that comes later.
  useEffect(() => {
    latest.current = put;
  });
  const [kind, id] = [carries?.kind, carries?.id];
  const taken = takes.join(' ');
  const machinery = dragRows.use();
  // The browser's drag events.
  useEffect(() => {
    const element = ref.current;
    if (!element || !machinery) return;
    const ends = [
      machinery.receive(element, taken.split(' ') as Dragged['kind'][], (...dropped) => latest.current(...dropped)),
      ...(kind && id ? [machinery.carry(element, { kind, id })] : []),
    ];
    return () => {
      for (const end of ends) end();
    };
  }, [kind, id, taken, machinery]);
  return ref;
}
