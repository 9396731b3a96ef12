import { unattendedHeader } from '@parley/contract/ticket';

const leftAfterMs = 120_000;
const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;
let lastSign = Date.now();

// One listener of each kind for as long as the page lives; it only notes the time.
if (typeof window !== 'undefined')
  for (const name of signs) window.addEventListener(name, () => (lastSign = Date.now()), { passive: true, capture: true });

/** The header of a request that a page sends while nobody has touched the device lately: it keeps no session alive. */
export const unattended = (): Record<string, string> => (Date.now() - lastSign < leftAfterMs ? {} : { [unattendedHeader]: '1' });
