import { quantile, type Measure } from '../row.ts';

declare global {
  var pressed: Promise<{ ms: number; frames: number }>;
}

/** From the Enter key to one's own message in the feed, in frames: the message must be in the first one that is drawn. */
export const ownMessage: Measure = async ({ firm, visit, isQuick }) => {
  const { context, page } = await visit();
  await page.goto(`/${firm.slug}/c/${firm.channels[1]?.id}`);
  const field = page.getByRole('textbox', { name: /^Message / });
  await field.waitFor();
  await page.locator('article[data-message-id]').first().waitFor();
  await page.waitForLoadState('networkidle');
  const seen: { ms: number; frames: number }[] = [];
  for (let count = 0; count < (isQuick ? 10 : 40); count += 1) {
    const text = `keystroke ${count} of this run`;
    await field.fill(text);
    await page.evaluate((written) => {
      const holds = () => [...document.querySelectorAll('[role="feed"] article')].some((row) => row.textContent?.includes(written));
      globalThis.pressed = new Promise((resolve, reject) => {
        const listen = (event: KeyboardEvent) => void bench.until(holds, event.timeStamp).then(resolve, reject);
        addEventListener('keydown', listen, { once: true, capture: true });
      });
    }, text);
    await field.press('Enter');
    seen.push(await page.evaluate(() => Promise.race([globalThis.pressed, bench.late()])));
  }
  await context.close();
  const times = seen.map(({ ms }) => ms);
  return [
    {
      measure: 'key to own message: frames drawn without it (p95)',
      value: quantile(
        seen.map(({ frames }) => frames),
        0.95,
      ),
      unit: 'frames',
      goal: { atMost: 0 },
      note: `painted after ${quantile(times, 0.5).toFixed(0)} ms (median), ${quantile(times, 0.95).toFixed(0)} ms (p95)`,
    },
  ];
};
