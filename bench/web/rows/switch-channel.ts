import { quantile, type Measure } from '../row.ts';

/** From the press on a channel in the side bar to its messages painted: never seen before, and seen before. */
export const switchChannel: Measure = async ({ firm, visit, isQuick }) => {
  const { context, page } = await visit();
  const channels = firm.channels.slice(0, isQuick ? 12 : 40);
  await page.goto(`/${firm.slug}/c/${firm.channels.at(-1)?.id}`);
  await page.locator('article[data-message-id]').first().waitFor();
  await page.waitForLoadState('networkidle');
  const press = (name: string) =>
    page.evaluate(async (channel) => {
      const link = [...document.querySelectorAll<HTMLElement>('nav a[href*="/c/"]')].find((a) => a.textContent?.includes(channel));
      if (!link) throw new Error(`There is no link to ${channel}.`);
      const since = performance.now();
      link.click();
      return (await bench.until(bench.shows(channel), since)).ms;
    }, name);
  const first: number[] = [];
  const known: number[] = [];
  for (const { name } of channels) first.push(await press(name));
  for (const { name } of channels) known.push(await press(name));
  await context.close();
  const row = (what: string, values: number[], atMost: number) => ({
    measure: `switch to a channel, ${what} (p95)`,
    value: quantile(values, 0.95),
    unit: 'ms',
    goal: { atMost },
    note: `median ${quantile(values, 0.5).toFixed(0)} ms of ${values.length}`,
  });
  return [row('seen before', known, 50), row('for the first time', first, 150)];
};
