import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until `look` answers something other than null or false, and answers that. Says what it waited for when it never came. */
export async function until<Found>(what: string, look: () => Promise<Found | null | false>, timeoutMs = 10_000): Promise<Found> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const found = await look();
    if (found !== null && found !== false) return found;
    if (Date.now() > deadline) throw new Error(`Waited ${timeoutMs / 1_000} s for ${what}.`);
    await sleep(25);
  }
}

export function check(isTrue: boolean, what: string): asserts isTrue {
  if (!isTrue) throw new Error(what);
}
