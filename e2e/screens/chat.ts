import type { Page } from 'playwright-core';
import type { System } from '../lib/start-system.ts';
import { go, isPhone, type Shot } from './shot.ts';

async function openChannel(page: Page, system: System, name: RegExp, tab: 'Channels' | 'Direct' = 'Channels'): Promise<void> {
  await page.goto(`${system.baseUrl}/harbour-lane`);
  await page.getByRole('feed').first().waitFor();
  if (isPhone(page))
    await page
      .getByRole('link', { name: new RegExp(`^${tab}`) })
      .first()
      .click();
  await page.getByRole('navigation', { name: 'Channels' }).getByRole('link', { name }).first().click();
  await page
    .getByRole('feed', { name: /Messages/ })
    .first()
    .waitFor();
}

/** One with files beside it, from whichever device came first. */
async function openDrafts(page: Page, system: System): Promise<void> {
  const tray = page.getByRole('list', { name: 'Files to send' });
  const names = ['Seating plan.pdf', 'Invoice for the plants.pdf'];
  const files = names.map((name) => ({ name, mimeType: 'application/pdf', buffer: Buffer.from(`%PDF-1.4 ${name}`) }));
  await page.goto(`${system.baseUrl}/harbour-lane/drafts`);
  await page.waitForLoadState('networkidle');
  if ((await page.getByText(names[0] ?? '').count()) === 0) {
    await openChannel(page, system, /^office/);
    await page.locator('input[type=file]').first().setInputFiles(files);
    for (const name of names) await tray.getByRole('button', { name: `Remove ${name}` }).waitFor();
    await page.goto(`${system.baseUrl}/harbour-lane/drafts`);
  }
  await page.getByText(names[0] ?? '').waitFor();
}

/** What people work in all day. */
export const chat: Shot[] = [
  { name: 'chat', title: 'A channel', as: 'ana', open: (page, system) => openChannel(page, system, /general/) },
  {
    name: 'chat-thread',
    title: 'A channel with a thread',
    as: 'ana',
    open: async (page, system) => {
      await openChannel(page, system, /client-reviews/);
      await page
        .getByRole('article')
        .filter({ hasText: /repl(y|ies)/ })
        .last()
        .getByRole('button', { name: /repl/i })
        .first()
        .click();
      await page.getByRole('region', { name: 'Thread' }).waitFor();
    },
  },
  {
    name: 'chat-direct',
    title: 'A direct conversation',
    as: 'ana',
    open: (page, system) => openChannel(page, system, /Maya Okafor/, 'Direct'),
  },
  { name: 'catch-up', title: 'Catch up', as: 'ana', open: go('/harbour-lane/catch-up') },
  { name: 'threads', title: 'Threads', as: 'ana', open: go('/harbour-lane/threads') },
  { name: 'activity', title: 'Activity', as: 'ana', open: go('/harbour-lane/activity') },
  { name: 'saved', title: 'Saved', as: 'ana', open: go('/harbour-lane/saved') },
  { name: 'you', title: 'You', as: 'ana', open: go('/harbour-lane/you') },
  { name: 'drafts', title: 'Drafts', as: 'ana', open: openDrafts },
  { name: 'results', title: 'All results of a search', as: 'ana', open: go('/harbour-lane/search?q=review') },
  {
    name: 'browse',
    title: 'Browse channels',
    as: 'ana',
    open: async (page, system) => {
      await openChannel(page, system, /office/);
      if (isPhone(page)) await page.goBack();
      await page.getByRole('button', { name: 'Browse channels' }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'new-channel',
    title: 'New channel',
    as: 'ana',
    open: async (page, system) => {
      await openChannel(page, system, /office/);
      if (isPhone(page)) await page.goBack();
      await page.getByRole('button', { name: 'New channel' }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  { name: 'chat-guest', title: 'What a guest sees', as: 'priya', open: go('/harbour-lane') },
  {
    name: 'search',
    title: 'Search or jump to',
    as: 'ana',
    open: async (page, system) => {
      await openChannel(page, system, /general/);
      await page.keyboard.press('Control+k');
      await page
        .getByRole('dialog', { name: 'Search or jump to' })
        .getByRole('combobox')
        .or(page.getByRole('textbox', { name: 'Search or jump to' }))
        .first()
        .fill('whit');
    },
  },
  {
    name: 'details',
    title: 'Details of a channel',
    as: 'ana',
    open: async (page, system) => {
      await openChannel(page, system, /client-reviews/);
      await page.getByRole('button', { name: 'Channel menu', exact: true }).click();
      await page.getByRole('menuitem', { name: 'Details' }).click();
      await page.getByRole('region', { name: 'Details' }).waitFor();
    },
  },
  {
    name: 'shortcuts',
    title: 'Keyboard shortcuts',
    as: 'ana',
    open: async (page, system) => {
      await openChannel(page, system, /general/);
      await page.keyboard.press('Control+/');
      await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    },
  },
  {
    name: 'poll',
    title: 'Asking a poll',
    as: 'ana',
    open: async (page, system) => {
      await openChannel(page, system, /general/);
      await page.getByRole('button', { name: 'New poll' }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'emoji',
    title: 'The emoji picker',
    as: 'ana',
    open: async (page, system) => {
      await openChannel(page, system, /general/);
      await page.getByRole('button', { name: 'Emoji', exact: true }).first().click();
      await page.getByRole('gridcell').first().waitFor();
    },
  },
];
