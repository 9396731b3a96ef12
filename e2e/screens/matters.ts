import type { Page } from 'playwright-core';
import type { System } from '../lib/start-system.ts';
import { go, type Shot } from './shot.ts';

async function openMatter(page: Page, system: System): Promise<void> {
  await page.goto(`${system.baseUrl}/harbour-lane/matters`);
  await page.getByRole('link', { name: /Calder family trust/ }).click();
  await page.getByRole('list', { name: 'In order' }).waitFor();
}

/** What belongs to a piece of work. */
export const matters: Shot[] = [
  { name: 'matters', title: 'Matters', as: 'ana', open: go('/harbour-lane/matters') },
  { name: 'matter', title: 'A matter', as: 'ana', open: openMatter },
  {
    name: 'matter-gathered',
    title: 'A matter: what it gathers, in order',
    as: 'ana',
    open: async (page, system) => {
      await openMatter(page, system);
      await page.getByRole('heading', { name: 'In order' }).scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'matter-rule',
    title: 'A matter: how long it is kept',
    as: 'ana',
    open: async (page, system) => {
      await openMatter(page, system);
      await page.getByRole('button', { name: /^Change the rule/ }).click();
      await page.getByRole('dialog', { name: 'How long this matter is kept' }).waitFor();
    },
  },
  { name: 'matters-guest', title: 'Matters, to a guest', as: 'priya', open: go('/harbour-lane/matters') },
];
