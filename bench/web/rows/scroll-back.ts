import { quantile, type Measure } from '../row.ts';

type Scroll = { frames: number[]; drift: number; seen: number; waited: number };

/** Scrolls back through a long channel, a third of a screen per frame, and watches that what is on screen stays in its place. */
export const scrollBack: Measure = async ({ firm, visit, isQuick }) => {
  const messages = isQuick ? 2_000 : 10_000;
  const { context, page, devtools } = await visit();
  await page.goto(`/${firm.slug}/c/${firm.channels[0]?.id}`);
  await page.locator('article[data-message-id]').first().waitFor();
  await page.waitForLoadState('networkidle');
  const heap = async () => {
    await devtools.send('HeapProfiler.collectGarbage');
    const { usedSize } = await devtools.send('Runtime.getHeapUsage');
    return usedSize / 1e6;
  };
  await page.evaluate(scrollUp, { messages: 500, step: 260 });
  const before = await heap();
  const scroll: Scroll = await page.evaluate(scrollUp, { messages, step: 260 });
  const after = await heap();
  await context.close();
  const seconds = scroll.frames.reduce((sum, ms) => sum + ms, 0) / 1_000;
  return [
    {
      measure: `scroll through ${messages.toLocaleString('en')} messages: frames a second`,
      value: scroll.frames.length / seconds,
      unit: '/s',
      goal: { atLeast: 58 },
      note: `slowest frame of a hundred ${quantile(scroll.frames, 0.99).toFixed(0)} ms; at the edge for ${scroll.waited} frames`,
    },
    { measure: '… and the most that anything on screen jumped', value: scroll.drift, unit: 'px', goal: { atMost: 0.5 } },
    {
      measure: '… memory after, over memory after the first 500',
      value: after / before,
      unit: '×',
      goal: { atMost: 1.5 },
      note: `${before.toFixed(1)} → ${after.toFixed(1)} MB`,
    },
  ];
};

/** In the page: each frame the row in the middle is where the last scroll has put it, or has jumped. */
async function scrollUp({ messages, step }: { messages: number; step: number }): Promise<Scroll> {
  const box = document.querySelector('[data-region="messages"]');
  if (!box) throw new Error('There is nothing to scroll.');
  const seen = new Set<string>();
  const scroll: Scroll = { frames: [], drift: 0, seen: 0, waited: 0 };
  const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
  const rows = () => [...box.querySelectorAll<HTMLElement>('article[data-message-id]')];
  let anchor: { row: HTMLElement; top: number } | null = null;
  let last = await frame();
  for (const limit = performance.now() + 300_000; seen.size < messages && performance.now() < limit;) {
    const now = await frame();
    scroll.frames.push(now - last);
    last = now;
    if (anchor?.row.isConnected)
      scroll.drift = Math.max(scroll.drift, Math.abs(anchor.row.getBoundingClientRect().top - anchor.top));
    const all = rows();
    for (const row of all) seen.add(row.dataset['messageId'] ?? '');
    const room = box.scrollTop;
    const by = Math.min(step, room);
    if (by === 0) scroll.waited += 1;
    const middle = all.find((row) => row.getBoundingClientRect().top > innerHeight / 3);
    anchor = middle ? { row: middle, top: middle.getBoundingClientRect().top + by } : null;
    box.scrollTop = room - by;
  }
  scroll.seen = seen.size;
  return scroll;
}
