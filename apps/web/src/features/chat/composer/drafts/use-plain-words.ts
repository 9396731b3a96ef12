'use client';
import { useCallback } from 'react';
import { plainText } from '../../markdown/plain-text.ts';
import { usePlaceOf } from '../../mention/use-place-of.ts';
import { useNameOf } from '../../message/use-name-of.ts';

/** What an unsent text says, in one line, with the names of those it speaks of. */
export function usePlainWords(): (body: string) => string {
  const nameOf = useNameOf();
  const placeOf = usePlaceOf();
  return useCallback((body: string) => plainText(body, nameOf, placeOf), [nameOf, placeOf]);
}
