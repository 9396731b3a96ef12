'use client';
import { useState } from 'react';

const page = 50;

/** The first of a list that is at hand, and a way to more of it. */
export function useShown<Item>(items: Item[]): { shown: Item[]; showMore: (() => void) | null } {
  const [count, setCount] = useState(page);
  return { shown: items.slice(0, count), showMore: items.length > count ? () => setCount(count + page) : null };
}
