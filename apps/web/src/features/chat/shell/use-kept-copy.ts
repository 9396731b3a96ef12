'use client';
import { useEffect, useState } from 'react';
import { readCopy, type KeptCopy } from '../state/kept-copy.ts';

/** What this browser kept of a workspace, once it is wanted: undefined while it is looked for, null for nothing. */
export function useKeptCopy(slug: string, isWanted: boolean): KeptCopy | null | undefined {
  const [copy, setCopy] = useState<KeptCopy | null>();
  // The browser's database.
  useEffect(() => {
    if (!isWanted) return;
    let isOver = false;
    const take = (found: KeptCopy | null) => !isOver && setCopy(found);
    readCopy(slug).then(take, () => take(null));
    return () => {
      isOver = true;
    };
  }, [slug, isWanted]);
  return copy;
}
