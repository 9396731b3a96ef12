'use client';
import { useCallback } from 'react';
import { plainText } from '../../markdown/plain-text.ts';
import { usePlainNames } from '../../message/use-plain-names.ts';

/** What an unsent text says, in one line, with the names of those it speaks of. */
export function usePlainWords(): (body: string) => string {
  const names = usePlainNames();
  return useCallback((body: string) => plainText(body, names), [names]);
}
