import type { Page } from 'playwright-core';
import type { System } from '../lib/start-system.ts';

/** A picture: its file's name, what the gallery calls it, who looks, and the way there. */
export type Shot = {
  name: string;
  title: string;
  as: 'nobody' | 'ana' | 'ellen' | 'priya';
  open: (page: Page, system: System) => Promise<void>;
};

export const go = (path: string) => async (page: Page, system: System) => void (await page.goto(system.baseUrl + path));
export const isPhone = (page: Page) => (page.viewportSize()?.width ?? 0) < 720;
