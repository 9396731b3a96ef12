import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import type { Journey } from '../lib/journey.ts';
import { article, channelLink, composer, signIn } from '../lib/people.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
type Violation = { id: string; impact: string; nodes: { target: string[]; failureSummary: string }[] };

/** Gathers what axe calls serious or critical on a page as it stands. */
export async function lookOver(page: Page, where: string, problems: string[]): Promise<void> {
  await page.waitForLoadState('networkidle');
  // Through the inspector rather than a script element, which the content security policy refuses.
  await page.evaluate(axe);
  const violations = await page.evaluate(async () => {
    const { axe: tool } = window as unknown as { axe: { run(): Promise<{ violations: Violation[] }> } };
    return (await tool.run()).violations;
  });
  for (const violation of violations.filter(({ impact }) => impact === 'serious' || impact === 'critical'))
    problems.push(`${where}: ${violation.id} at ${violation.nodes[0]?.target.join(' ')}: ${violation.nodes[0]?.failureSummary}`);
}

const outside = ['/', '/signup', '/signin', '/forgot', '/invitation?token=00000000-0000-0000-0000-000000000000.spent-spent-spent'];
const inside = [
  '/workspaces',
  '/harbour-lane/catch-up',
  '/harbour-lane/threads',
  '/harbour-lane/settings',
  ...[
    '',
    '/groups',
    '/rules',
    '/held-messages',
    '/barriers',
    '/labels',
    '/security',
    '/archive',
    '/journal',
    '/billing',
    '/audit-log',
    '/reports',
  ].map((section) => `/harbour-lane/admin${section}`),
];

const look = (theme: 'light' | 'dark', width: number, height: number): Journey => ({
  name: `axe finds nothing serious on any screen, ${theme}, ${width} wide`,
  buses: ['pg'],
  walk: async (stage) => {
    const problems: string[] = [];
    const page = await stage.visit({ colorScheme: theme, viewport: { width, height } });
    for (const path of outside) {
      await page.goto(path);
      await lookOver(page, path, problems);
    }
    await signIn(page, 'ana@harbour-lane.example', 'harbour-demo-2026');
    await page.getByRole('feed').first().waitFor();
    await lookOver(page, 'chat', problems);
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').waitFor();
    await lookOver(page, 'search', problems);
    await page.keyboard.press('Escape');
    for (const path of inside) {
      await page.goto(path);
      await page.getByRole('heading').first().waitFor();
      await lookOver(page, path, problems);
    }
    if (problems.length > 0) throw new Error(problems.join('\n'));
  },
});

export const lookJourneys: Journey[] = [
  look('light', 1280, 860),
  look('dark', 1280, 860),
  look('light', 390, 844),
  look('dark', 390, 844),
  {
    name: 'the keyboard alone signs in, changes the channel, writes and opens a thread',
    buses: ['pg'],
    walk: async (stage) => {
      const page = await stage.visit();
      await page.goto('/signin');
      await page.getByRole('textbox', { name: 'Work email' }).focus();
      await page.keyboard.type('tomas@harbour-lane.example');
      await page.keyboard.press('Tab');
      while (!(await page.getByRole('textbox', { name: 'Password' }).evaluate((field) => field === document.activeElement)))
        await page.keyboard.press('Tab');
      await page.keyboard.type('harbour-demo-2026');
      await page.keyboard.press('Enter');
      await page.getByRole('feed').first().waitFor();
      await page.keyboard.press('Control+k');
      await page.getByRole('dialog', { name: 'Search or jump to' }).waitFor();
      await page.keyboard.type('office');
      await page.keyboard.press('Enter');
      await composer(page, '#office').waitFor();
      await composer(page, '#office').focus();
      const words = stage.unique('By keyboard ');
      await page.keyboard.type(words);
      await page.keyboard.press('Enter');
      await article(page, words).waitFor();
      await page.keyboard.press('Alt+ArrowUp');
      await channelLink(page, /new-business/).waitFor();
      await composer(page, '#office').waitFor({ state: 'detached' });
    },
  },
];
