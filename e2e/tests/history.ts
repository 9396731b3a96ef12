import { sendMessage } from '@parley/core/message/send-message';
import { buildChannel, buildMember, buildTenant } from '@parley/core/testing/build';
import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import type { BrowserTest } from '../lib/browser-test.ts';
import { feed, message, openChannel } from '../lib/chat-page.ts';
import { check, until } from '../lib/until.ts';

const count = 2_000;

export const history: BrowserTest = {
  name: 'a channel of 2,000 messages is read back to its start without a jump',
  run: async ({ system, browse }) => {
    const tenant = await buildTenant();
    const others = await Promise.all([buildMember(tenant), buildMember(tenant)]);
    const channelId = await buildChannel(tenant, { name: 'archive', members: others });
    const authors = [tenant.owner, ...others];
    // In order, but many at once: what waits for one commit goes together in the next.
    for (let from = 1; from <= count; from += 100)
      await Promise.all(
        Array.from({ length: 100 }, (_, i) => {
          const author = authors[(from + i) % 7 === 0 ? 1 : (from + i) % 3] ?? tenant.owner;
          return sendMessage(author, {
            clientId: randomUUID(),
            channelId,
            body: `Entry ${from + i}. ${'Lines of differing length. '.repeat(1 + ((from + i) % 9))}`,
          });
        }),
      );
    const { page } = await browse({ member: tenant.owner });
    await openChannel(page, `${system.url}/${tenant.slug}/c/${channelId}`, 'archive');
    await message(page, `Entry ${count}.`).waitFor();
    await page.evaluate(watchDrift);

    let oldest = count;
    let scrolls = 0;
    while (oldest > 1) {
      scrolls += 1;
      check(scrolls < 600, `After ${scrolls} turns of the wheel the oldest message in sight is ${oldest}.`);
      await feed(page, 'archive').hover();
      await page.mouse.wheel(0, -1_400);
      await page.waitForTimeout(30);
      oldest = await page
        .getByRole('article')
        .first()
        .evaluate((article) => Number(/Entry (\d+)\./.exec(article.textContent ?? '')?.[1] ?? 0));
    }
    await message(page, 'Entry 1.').first().waitFor();
    const drift = await page.evaluate(() => (window as unknown as { worstDrift: number }).worstDrift);
    check(drift <= 2, `Between turns of the wheel a message moved by ${drift.toFixed(1)} px.`);
    const drawn = await page.getByRole('article').count();
    check(drawn < 150, `${drawn} messages are in the page at once.`);

    await page.getByRole('button', { name: /latest|new below/i }).click();
    await message(page, `Entry ${count}.`).waitFor();
    await until('the newest message to be in view', () => isInView(page, `Entry ${count}.`));
  },
};

/**
 * Runs in the page. Follows one message of the view from frame to frame: while nobody scrolls, it must not move. Frames
 * within 150 ms of a turn of the wheel are the reader's own doing and do not count.
 */
function watchDrift(): void {
  const target = window as unknown as { worstDrift: number };
  target.worstDrift = 0;
  let wheeledAt = 0;
  let anchor: { id: string; top: number } | null = null;
  document.addEventListener('wheel', () => (wheeledAt = performance.now()), { capture: true, passive: true });
  const find = (id: string) => document.querySelector(`[data-message-id="${id}"]`);
  const look = () => {
    const isScrolling = performance.now() - wheeledAt < 150;
    const element = anchor && find(anchor.id);
    if (anchor && element && !isScrolling)
      target.worstDrift = Math.max(target.worstDrift, Math.abs(element.getBoundingClientRect().top - anchor.top));
    const middle = [...document.querySelectorAll<HTMLElement>('[data-message-id]')].find(
      (article) => article.getBoundingClientRect().top > 200,
    );
    anchor = middle ? { id: middle.dataset['messageId'] ?? '', top: middle.getBoundingClientRect().top } : null;
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

const isInView = (page: Page, text: string) =>
  message(page, text)
    .last()
    .evaluate((article) => {
      const { top, bottom } = article.getBoundingClientRect();
      return top >= 0 && bottom <= window.innerHeight;
    })
    .catch(() => false);
