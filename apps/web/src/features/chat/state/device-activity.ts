const awayAfterMs = 10 * 60_000;
const checkEveryMs = 30_000;
const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;

/** Tells when this device is left alone for ten minutes, and when somebody is back. The answer stops it. */
export function watchActivity(onChange: (state: 'available' | 'away') => void): () => void {
  let lastSign = Date.now();
  let isAway = false;
  const sign = () => {
    lastSign = Date.now();
    if (!isAway) return;
    isAway = false;
    onChange('available');
  };
  const timer = setInterval(() => {
    if (isAway || Date.now() - lastSign < awayAfterMs) return;
    isAway = true;
    onChange('away');
  }, checkEveryMs);
  for (const name of signs) window.addEventListener(name, sign, { passive: true });
  return () => {
    clearInterval(timer);
    for (const name of signs) window.removeEventListener(name, sign);
  };
}
