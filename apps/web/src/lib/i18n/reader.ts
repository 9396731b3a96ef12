import { createTranslator } from 'use-intl/core';
import english from '../../../messages/en/time.json' with { type: 'json' };
import type { Locale } from './locales.ts';

export type Reader = { locale: Locale; timeZone: string | undefined; words: Record<string, string> };

/**
 * Who reads in this tab: plain modules that write times and refusals ask here. A tab has one reader, and another language
 * or zone loads the page anew. On the server, where many read at once, nothing is kept: pages there show no times.
 */
let reader: Reader = { locale: 'en', timeZone: undefined, words: english };

export const currentReader = (): Reader => reader;

/** For tests, and for the provider. */
export function setReader(next: Reader): void {
  reader = next;
}

/** Called while the outermost provider draws, before anything below it does. Answers the zone to use. */
export function followReader(locale: Locale, words: unknown, chosenZone: string): string {
  if (typeof window === 'undefined') return chosenZone || 'UTC';
  const timeZone = chosenZone || new Intl.DateTimeFormat().resolvedOptions().timeZone;
  setReader({ locale, timeZone, words: (words ?? english) as Record<string, string> });
  return timeZone;
}

/** The translator of the namespace `time`, outside components. */
export function timeWords() {
  const { locale, words } = reader;
  return createTranslator({ locale, messages: { time: words }, namespace: 'time' });
}
