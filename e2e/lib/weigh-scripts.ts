import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';

/** Weighs the scripts that a page fetches from here on, as gzip sends them. */
export function weighScripts(page: Page): { bytes(): Promise<number> } {
  const bodies: Promise<number>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script')
      bodies.push(
        response.body().then(
          (body) => gzipSync(body, { level: 6 }).length,
          // The page was left before the script had come.
          () => 0,
        ),
      );
  });
  return { bytes: async () => (await Promise.all(bodies)).reduce((sum, bytes) => sum + bytes, 0) };
}
