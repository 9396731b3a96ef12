import { useSyncExternalStore } from 'react';
import { readSetting, writeSetting } from '../state/local-settings.ts';

const kept = 10;
const listeners = new Set<() => void>();
const keyOf = (slug: string, memberId: string) => `searches:${slug}:${memberId}`;
// A search is one line.
const parse = (written: string | null) => (written ?? '').split('\n').filter(Boolean);

function write(key: string, searches: string[]): void {
  writeSetting(key, searches.length > 0 ? searches.join('\n') : null);
  for (const listener of listeners) listener();
}

/** Puts a search at the head of this member's latest ones on this device. */
export function rememberSearch(slug: string, memberId: string, text: string): void {
  const key = keyOf(slug, memberId);
  const line = text.replace(/\s+/g, ' ').trim();
  if (line) write(key, [line, ...parse(readSetting(key)).filter((one) => one !== line)].slice(0, kept));
}

export const forgetSearches = (slug: string, memberId: string) => write(keyOf(slug, memberId), []);

const listen = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** What this member looked for lately on this device, the latest first. */
export function useRecentSearches(slug: string, memberId: string): string[] {
  const written = useSyncExternalStore(
    listen,
    () => readSetting(keyOf(slug, memberId)),
    () => null,
  );
  return parse(written);
}
