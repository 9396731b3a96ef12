import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { eventually, mustBe } from '../lib/expect.ts';
import type { Journey, Stage } from '../lib/journey.ts';
import { article, openFirm, send } from '../lib/people.ts';
import { lookOver } from './look.ts';

async function makeHoldingRule(page: Page, slug: string): Promise<void> {
  await page.goto(`/${slug}/admin/rules`);
  await page.getByRole('button', { name: 'New rule' }).click();
  const dialog = page.getByRole('dialog', { name: 'New rule' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Cards are looked at');
  await dialog.getByText('Hold for review', { exact: true }).click();
  await dialog.getByRole('button', { name: 'Make the rule' }).click();
  await dialog.waitFor({ state: 'detached' });
}

/** Resolves when a mail with these words has come to an address. */
async function mailCame(stage: Stage, to: string, words: string): Promise<void> {
  const outbox = join(stage.system.dataDir, 'outbox');
  mkdirSync(outbox, { recursive: true });
  const mails = () => readdirSync(outbox).filter((file) => file.toLowerCase().endsWith(`-${to}.eml`));
  await eventually(
    `mails to ${to} with “${words}”`,
    async () => mails().filter((file) => readFileSync(join(outbox, file), 'utf8').includes(words)).length,
    (count) => count > 0,
  );
}

export const waitingJourneys: Journey[] = [
  {
    name: 'what waits: a held message is a figure on the way into administration, is released there, and its author is told',
    buses: ['pg'],
    themes: ['light', 'dark'],
    walk: async (stage) => {
      const [olive, bert] = await openFirm(stage, 'Bert');
      const problems: string[] = [];
      const { page, slug } = olive;
      await makeHoldingRule(page, slug);
      await page.goto(`/${slug}`);
      await send(bert.page, 'Pay with 4111 1111 1111 1111');
      await bert.page.getByText('Cards are looked at').first().waitFor();
      await mailCame(stage, olive.email, 'waits for a decision');

      await page.getByRole('button', { name: /people/ }).click();
      await page.getByRole('menuitem', { name: /^Administration.*1 waits for you$/ }).click();
      const line = page.getByRole('region', { name: 'What waits for you' });
      await line.getByText('1 thing waits for you').waitFor();
      await lookOver(page, 'administration with something that waits', problems);
      await line.getByRole('link', { name: 'Held messages' }).click();
      const held = page.getByRole('list', { name: 'Waiting' }).getByRole('listitem');
      await held.getByRole('button', { name: 'Look at it' }).click();
      await held.getByRole('button', { name: 'Release' }).click();
      await article(bert.page, '4111').waitFor();

      await page.getByRole('navigation', { name: 'Administration' }).getByRole('link', { name: 'Members' }).click();
      await page.getByRole('heading', { name: 'Members', level: 1 }).waitFor();
      await line.waitFor({ state: 'detached' });
      await mailCame(stage, bert.email, 'was approved');
      mustBe('what axe says', problems.join('\n'), '');
    },
  },
];
