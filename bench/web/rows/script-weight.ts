import { weighScripts } from '../../../e2e/lib/weigh-scripts.ts';
import type { Measure } from '../row.ts';

/** The weight of the scripts that a browser without anything kept fetches for a channel, as gzip sends them. */
export const scriptWeight: Measure = async ({ firm, visit }) => {
  const { context, page } = await visit();
  const scripts = weighScripts(page);
  await page.goto(`/${firm.slug}/c/${firm.channels[0]?.id}`);
  await page.locator('article[data-message-id]').first().waitFor();
  const first = await scripts.bytes();
  // The rest is fetched when the browser has been at rest for a while.
  await page.waitForRequest((request) => request.resourceType() === 'script');
  await page.waitForLoadState('networkidle');
  const later = (await scripts.bytes()) - first;
  await context.close();
  return [
    {
      measure: 'JavaScript of the chat route, gzip, until the first message stands',
      value: first / 1_000,
      unit: 'kB',
      goal: { atMost: 300 },
      note: `${Math.round(later / 1_000)} kB more when the browser is idle, for the next touches`,
    },
  ];
};
