import { randomUUID } from 'node:crypto';
import { sendMessage } from '@parley/core/message/send-message';
import { buildChannel, buildMember, buildTenant } from '@parley/core/testing/build';
import type { Journey } from '../lib/journey.ts';
import { eventually, mustBe } from '../lib/expect.ts';
import { article, composer } from '../lib/people.ts';
import { visitAs, visitChannel } from '../lib/visit-as.ts';

const count = 2_000;
/** A turn of the wheel is over after this: browsers let it run out softly. */
const restMs = 500;

/** Long channels, and the keyboard in them. */
export const readingJourneys: Journey[] = [
  {
    name: 'two thousand messages are read back to the first, and nothing moves by itself',
    buses: ['pg'],
    walk: async (stage) => {
      const tenant = await buildTenant();
      const others = [await buildMember(tenant, { name: 'Una Best' }), await buildMember(tenant, { name: 'Vic Dale' })];
      const channelId = await buildChannel(tenant, { name: 'archive', members: others });
      const people = [tenant.owner, ...others];
      const write = (entry: number) =>
        sendMessage(people[entry % 3] ?? tenant.owner, {
          clientId: randomUUID(),
          channelId,
          body: `Entry ${entry}. ${'Lines of differing length. '.repeat(1 + (entry % 9))}`,
        });
      // Those in between go side by side, and in what order they come does not matter. The first and the last are looked for.
      await write(1);
      for (let from = 2; from < count; from += 100)
        await Promise.all(Array.from({ length: Math.min(100, count - from) }, (_, i) => write(from + i)));
      await write(count);
      const page = await visitChannel(stage, tenant.owner, 1, channelId);
      await article(page, `Entry ${count}.`).waitFor();
      // An owner's set-up line comes above the feed when the page stands; from then on nothing may move.
      await page.getByRole('region', { name: 'Set up the workspace' }).waitFor();
      await page.evaluate(watchDrift, restMs);
      await page.getByRole('feed').first().hover();
      let oldest = count;
      for (let turn = 0; oldest > 1; turn += 1) {
        if (turn > 60) throw new Error(`After ${turn} turns of the wheel the oldest message in sight is ${oldest}.`);
        for (let step = 0; step < 5; step += 1) await page.mouse.wheel(0, -1_200);
        // Time for older messages to arrive above a reader who has stopped: that is when things would move.
        await page.waitForTimeout(restMs + 400);
        oldest = await page.evaluate(() =>
          Number(/Entry (\d+)\./.exec(document.querySelector('article')?.textContent ?? '')?.[1] ?? Infinity),
        );
      }
      const worst = await page.evaluate(() => (window as unknown as { worstDrift: number }).worstDrift);
      mustBe(`a message moves by itself by at most 2 px (it was ${worst.toFixed(1)})`, worst <= 2, true);
      const drawn = await page.getByRole('article').count();
      mustBe(`few messages are in the page at once (there are ${drawn})`, drawn < 150, true);
      await page.getByRole('button', { name: /latest|new below/i }).click();
      await eventually(
        'the newest message in view',
        () =>
          article(page, `Entry ${count}.`)
            .last()
            .evaluate(
              (element) => element.getBoundingClientRect().bottom <= window.innerHeight && element.getBoundingClientRect().top >= 0,
            )
            .catch(() => false),
        Boolean,
      );
    },
  },
  {
    name: 'who waits at the top for older messages stays at the one they read when these come',
    buses: ['pg'],
    walk: async (stage) => {
      const tenant = await buildTenant();
      const una = await buildMember(tenant, { name: 'Una Best' });
      const channelId = await buildChannel(tenant, { name: 'archive', members: [una] });
      const long = 120;
      // By one author within a minute, and all unread: face, name and unread line belong to other rows once older ones are here.
      for (let entry = 1; entry <= long; entry += 1)
        await sendMessage(una, { clientId: randomUUID(), channelId, body: `Entry ${entry}. ${'Some words. '.repeat(entry % 7)}` });
      const page = await visitChannel(stage, tenant.owner, 1, channelId);
      await article(page, `Entry ${long}.`).waitFor();
      // Older messages come when the reader has come to rest at the top, and not before.
      let release = () => {};
      await page.route(/message\.page.*before/, async (route) => {
        await new Promise<void>((resolve) => (release = resolve));
        await route.continue();
      });
      // An owner's set-up line comes above the feed when the page stands; from then on nothing may move.
      await page.getByRole('region', { name: 'Set up the workspace' }).waitFor();
      await page.evaluate(watchDrift, restMs);
      await page.getByRole('feed').first().hover();
      const oldest = () =>
        page.evaluate(() => Number(/Entry (\d+)\./.exec(document.querySelector('article')?.textContent ?? '')?.[1] ?? Infinity));
      for (let turn = 0; (await oldest()) > 1; turn += 1) {
        if (turn > 20) throw new Error(`After ${turn} turns of the wheel the oldest message in sight is ${await oldest()}.`);
        for (let step = 0; step < 5; step += 1) await page.mouse.wheel(0, -1_200);
        await page.waitForFunction(() => (window as unknown as { isResting: boolean }).isResting);
        const top = await oldest();
        // Asked for again until it is here: a page may be wanted once the reader has seen the last one.
        const released = () => {
          release();
          return oldest();
        };
        if (top > 1) await eventually('an older message', released, (entry) => entry < top);
      }
      const worst = await page.evaluate(() => (window as unknown as { worstDrift: number }).worstDrift);
      mustBe(`a message moves by itself by at most 2 px (it was ${worst.toFixed(1)})`, worst <= 2, true);
      await page.getByText(/New since/).waitFor();
    },
  },
  {
    name: 'the keyboard alone reacts, answers in a thread and closes it',
    buses: ['pg'],
    walk: async (stage) => {
      const tenant = await buildTenant();
      for (const body of ['An older draft', 'A newer draft'])
        await sendMessage(tenant.owner, { clientId: randomUUID(), channelId: tenant.generalId, body });
      const { page } = await visitAs(stage, tenant.owner, 1);
      await page.goto(`/${tenant.slug}`);
      await composer(page).waitFor();
      await article(page, 'A newer draft').waitFor();
      const focused = () =>
        page.evaluate(() => ({ tag: document.activeElement?.tagName ?? '', text: document.activeElement?.textContent ?? '' }));
      const toMessages = async () => {
        for (let press = 0; press < 8 && (await focused()).tag !== 'ARTICLE'; press += 1) await page.keyboard.press('F6');
        mustBe('what F6 leads to', (await focused()).tag, 'ARTICLE');
      };
      await toMessages();
      await page.keyboard.press('ArrowUp');
      await eventually('the focus', focused, ({ text }) => text.includes('An older draft'));
      await page.keyboard.press('+');
      await page
        .getByRole('searchbox', { name: 'Find an emoji' })
        .or(page.getByRole('textbox', { name: 'Find an emoji' }))
        .waitFor();
      await page.keyboard.type('rocket');
      await page.keyboard.press('Enter');
      await article(page, 'An older draft').getByRole('button', { name: /🚀 1/ }).waitFor();
      await toMessages();
      await page.keyboard.press('r');
      const reply = page.getByRole('region', { name: 'Thread' }).getByRole('textbox', { name: 'Reply' });
      await eventually(
        'the focus in the reply',
        () => reply.evaluate((field) => field === document.activeElement).catch(() => false),
        Boolean,
      );
      await page.keyboard.type('Answered by keyboard');
      await page.keyboard.press('Enter');
      await page.getByRole('region', { name: 'Thread' }).getByRole('article').filter({ hasText: 'Answered by keyboard' }).waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('region', { name: 'Thread' }).waitFor({ state: 'detached' });
    },
  },
];

/** Runs in the page. Follows one message of the view from frame to frame: once the wheel has come to rest, it must not move. */
function watchDrift(restMs: number): void {
  const target = window as unknown as { worstDrift: number; isResting: boolean };
  target.worstDrift = 0;
  target.isResting = false;
  let wheeledAt = 0;
  let anchor: { id: string; top: number } | null = null;
  const onWheel = () => {
    wheeledAt = performance.now();
    target.isResting = false;
  };
  document.addEventListener('wheel', onWheel, { capture: true, passive: true });
  const look = () => {
    target.isResting = performance.now() - wheeledAt > restMs;
    const element = anchor && document.querySelector(`[data-message-id="${anchor.id}"]`);
    if (anchor && element && performance.now() - wheeledAt > restMs)
      target.worstDrift = Math.max(target.worstDrift, Math.abs(element.getBoundingClientRect().top - anchor.top));
    const middle = [...document.querySelectorAll<HTMLElement>('[data-message-id]')].find(
      (found) => found.getBoundingClientRect().top > 200,
    );
    anchor = middle ? { id: middle.dataset['messageId'] ?? '', top: middle.getBoundingClientRect().top } : null;
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
