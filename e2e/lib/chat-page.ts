import type { Locator, Page } from 'playwright-core';
import { until } from './until.ts';

/** The chat as a person finds it: by roles and names, as the contract for outsiders has them. */
export const feed = (page: Page, channel: string): Locator => page.getByRole('feed', { name: `Messages in #${channel}` });
export const composer = (page: Page, channel: string): Locator =>
  page.getByRole('textbox', { name: `Message #${channel}`, exact: true });
export const channelLink = (page: Page, name: string): Locator =>
  page.getByRole('navigation', { name: 'Channels' }).getByRole('link', { name, exact: true });
export const message = (page: Page, text: string): Locator => page.getByRole('article').filter({ hasText: text });
export const thread = (page: Page): Locator => page.getByRole('region', { name: 'Thread' });

export async function openChannel(page: Page, url: string, channel: string): Promise<void> {
  await page.goto(url);
  await composer(page, channel).waitFor();
}

export async function send(page: Page, channel: string, text: string): Promise<void> {
  await composer(page, channel).fill(text);
  await composer(page, channel).press('Enter');
}

/** Opens the toolbar of a message by pointing at it. */
export async function actOn(article: Locator, button: string): Promise<void> {
  await article.hover();
  await article.getByRole('toolbar', { name: 'Message actions' }).getByRole('button', { name: button, exact: true }).click();
}

/** The message is there once, and not as one that still waits to be sent. */
export async function isSentOnce(page: Page, text: string): Promise<void> {
  await until(`exactly one sent message "${text}"`, async () => {
    const names = await message(page, text).evaluateAll((articles) =>
      articles.map((article) => article.getAttribute('aria-label') ?? ''),
    );
    return names.length === 1 && !/, (sending|not sent):/.test(names[0] ?? '');
  });
}
