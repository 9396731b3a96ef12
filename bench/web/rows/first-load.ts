import { quantile, type Measure } from '../row.ts';

type Load = { messageAt: number; largestAt: number; blocked: number };

/** From the first byte asked for to the first message on screen, in a browser that has nothing kept. */
export const firstLoad: Measure = async ({ firm, visit, isQuick }) => {
  const loads: Load[] = [];
  for (let round = 0; round < (isQuick ? 3 : 7); round += 1) {
    const { context, page } = await visit();
    await page.addInitScript(watchLoad);
    await page.goto(`/${firm.slug}/c/${firm.channels[0]?.id}`);
    await page.locator('article[data-message-id]').first().waitFor();
    // What is still drawn or fetched belongs to the load: it could hold up the first touch.
    await page.waitForLoadState('networkidle');
    loads.push(await page.evaluate(() => (globalThis as unknown as { load: Load }).load));
    await context.close();
  }
  const middle = (of: (load: Load) => number) => quantile(loads.map(of), 0.5);
  return [
    {
      measure: 'first load to first message visible (median)',
      value: middle(({ messageAt }) => messageAt),
      unit: 'ms',
      goal: { atMost: 1_500 },
    },
    {
      measure: 'largest contentful paint (median)',
      value: middle(({ largestAt }) => largestAt),
      unit: 'ms',
      goal: { atMost: 1_500 },
    },
    { measure: 'total blocking time (median)', value: middle(({ blocked }) => blocked), unit: 'ms', goal: { atMost: 150 } },
  ];
};

/** Runs in the page before anything of it. Blocked is the part over 50 ms of each long task after the first paint. */
const watchLoad = `
globalThis.load = { messageAt: NaN, largestAt: NaN, blocked: 0 };
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) load.largestAt = entry.startTime;
}).observe({ type: 'largest-contentful-paint', buffered: true });
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) load.blocked += Math.max(0, entry.duration - 50);
}).observe({ type: 'longtask', buffered: true });
(function look() {
  if (document.querySelector('article[data-message-id]')) return setTimeout(() => { load.messageAt = performance.now(); });
  requestAnimationFrame(look);
})();
`;
