import { randomUUID } from 'node:crypto';
import { sendMessage } from '@parley/core/message/send-message';
import { buildChannel, buildTenant } from '@parley/core/testing/build';
import { mustBe } from '../lib/expect.ts';
import type { Journey } from '../lib/journey.ts';
import { article } from '../lib/people.ts';
import { visitAs } from '../lib/visit-as.ts';

const channels = 24;
const entries = 40;
/** Two links change their looks, and the one to the drafts looks again; it does not depend on how many channels there are. */
const mostInSidebar = 24;
/** Rows above the view that are drawn with the first frame of a channel whose heights are known. */
const mostBeyond = 2;

type Counts = { inSidebar: number; rows: number; inView: number };

/** What a change of channel draws, counted: times differ from machine to machine, these do not. */
export const switchingJourneys: Journey[] = [
  {
    name: 'reading: a channel that one knows is opened without drawing the side bar, or rows that nobody sees',
    buses: ['pg'],
    themes: ['light'],
    async walk(stage) {
      const tenant = await buildTenant();
      const ids: string[] = [];
      for (let number = 10; number < 10 + channels; number += 1) ids.push(await buildChannel(tenant, { name: `matter-${number}` }));
      for (const channelId of ids.slice(0, 2))
        for (let entry = 1; entry <= entries; entry += 1)
          await sendMessage(tenant.owner, { clientId: randomUUID(), channelId, body: `Entry ${entry} of the file.` });
      const { page } = await visitAs(stage, tenant.owner, null);
      await page.addInitScript(countDrawing);
      await page.goto(`/${tenant.owner.slug}/c/${ids[0]}`);
      await article(page, `Entry ${entries} of`).waitFor();
      const open = (name: string) => page.evaluate(openChannel, name);
      // Once to know both, and again when nothing of the first visit is left to be done.
      for (const name of ['matter-11', 'matter-10']) await open(name);
      await page.waitForLoadState('networkidle');
      for (const name of ['matter-11', 'matter-10']) {
        const { inSidebar, rows, inView } = await open(name);
        mustBe(`the side bar is left as it is (${inSidebar} parts of it were drawn)`, inSidebar <= mostInSidebar, true);
        mustBe(`few rows are drawn that nobody sees (${rows}, of which ${inView} in view)`, rows - inView <= mostBeyond, true);
        mustBe('the messages are there', inView > 0, true);
      }
    },
  },
];

/** Presses the link, and counts what was drawn until the messages stand there: within the same turn, before any frame. */
async function openChannel(name: string): Promise<Counts> {
  const counts = (globalThis as unknown as { drawing: Pick<Counts, 'inSidebar'> }).drawing;
  const link = [...document.querySelectorAll<HTMLElement>('nav a[href*="/c/"]')].find((one) => one.textContent?.includes(name));
  counts.inSidebar = 0;
  link?.click();
  const feed = () => [...document.querySelectorAll('[role=feed]')].find((one) => one.getAttribute('aria-label')?.includes(name));
  while (!feed()?.querySelector('article')) await new Promise((resolve) => requestAnimationFrame(resolve));
  const { inSidebar } = counts;
  const rows = [...(feed()?.querySelectorAll('article') ?? [])].map((one) => one.getBoundingClientRect());
  const view = document.querySelector('[data-region=messages]')?.getBoundingClientRect();
  const inView = rows.filter(({ top, bottom }) => view && bottom > view.top && top < view.bottom).length;
  return { inSidebar, rows: rows.length, inView };
}

/** Runs before the page: React tells of each commit, and which components it called. */
const countDrawing = `
globalThis.drawing = { inSidebar: 0 };
const called = new Set([0, 11, 14, 15]);
const visit = (fiber, before, isInside) => {
  if (fiber.child === before?.child) return;
  for (let child = fiber.child; child; child = child.sibling) {
    const inside = isInside || (child.tag === 5 && child.memoizedProps['data-region'] === 'channels');
    if (inside && called.has(child.tag) && child.flags & 1) globalThis.drawing.inSidebar += 1;
    visit(child, child.alternate, inside);
  }
};
globalThis.__REACT_DEVTOOLS_GLOBAL_HOOK__ = {
  supportsFiber: true,
  inject: () => 1,
  checkDCE() {},
  onCommitFiberUnmount() {},
  onPostCommitFiberRoot() {},
  onCommitFiberRoot(_, root) {
    visit(root.current, root.current.alternate, false);
  },
};
`;
