import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';

/** Weighs the scripts that a page fetches from here on, as gzip sends them; `before` a moment of the clock leaves later ones out. */
export function weighScripts(page: Page): { bytes(before?: number): Promise<number> } {
  const scripts: { beganAt: number; bytes: Promise<number> }[] = [];
  page.on('response', (response) => {
    const request = response.request();
    if (request.resourceType() !== 'script') return;
    const bytes = response.body().then(
      (body) => gzipSync(body, { level: 6 }).length,
      // The page was left before the script had come.
      () => 0,
    );
    scripts.push({ beganAt: request.timing().startTime, bytes });
  });
  return {
    bytes: async (before = Infinity) => {
      const counted = scripts.filter(({ beganAt }) => beganAt < before);
      return (await Promise.all(counted.map(({ bytes }) => bytes))).reduce((sum, bytes) => sum + bytes, 0);
    },
  };
}
