import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { eventually, mustBe } from '../lib/expect.ts';
import type { Journey } from '../lib/journey.ts';
import { article, choosePerson, composer, openFirm } from '../lib/people.ts';
import { lookOver } from './look.ts';

async function sendWithFile(page: Page, text: string, words: string): Promise<void> {
  const file = { name: 'lease.txt', mimeType: 'text/plain', buffer: Buffer.from(words) };
  await page.locator('input[type=file]').first().setInputFiles(file);
  await page.getByRole('list', { name: 'Files to send' }).getByText(file.name).waitFor();
  await composer(page).fill(text);
  await eventually('the send button', () => page.getByRole('button', { name: /^Send/ }).first().isEnabled(), Boolean);
  await composer(page).press('Enter');
}

/** The matter keeps what it gathers, counted from its closing. */
async function keepForYears(page: Page): Promise<void> {
  await page.getByText('No rule of its own').waitFor();
  await page.getByRole('button', { name: 'Set a rule: Hale lease' }).click();
  const dialog = page.getByRole('dialog', { name: 'How long this matter is kept' });
  await dialog.getByRole('spinbutton', { name: 'How long' }).fill('10');
  await dialog.getByRole('button', { name: 'Save the rule' }).click();
  await dialog.getByText('Say why, in a few words.').waitFor();
  await dialog.getByRole('textbox', { name: 'Why' }).fill('The rule of our chamber');
  await dialog.getByRole('button', { name: 'Save the rule' }).click();
  await page.getByText('kept at least 10 years after the matter is closed').waitFor();
}

/** What belongs to one client's affair, gathered for the people who work on it. */
export const matterJourneys: Journey[] = [
  {
    name: 'a matter gathers a message with its file, is read by a colleague and by nobody else, keeps for years after it closes',
    buses: ['pg'],
    themes: ['light', 'dark'],
    walk: async (stage) => {
      const problems: string[] = [];
      const [olive, bert, cleo] = await openFirm(stage, 'Bert Bell', 'Cleo Cole');
      await sendWithFile(olive.page, 'The lease runs out in May', 'what the lease says');
      await article(olive.page, 'The lease runs out in May').waitFor();
      await olive.page
        .getByRole('button', { name: 'Workspace', exact: true })
        .or(olive.page.getByRole('button', { name: /people$/ }))
        .first()
        .click();
      await olive.page.getByRole('menuitem', { name: 'Matters' }).click();
      await olive.page.getByText('No open matters').waitFor();
      await olive.page.getByRole('button', { name: 'New matter' }).first().click();
      const dialog = olive.page.getByRole('dialog', { name: 'New matter' });
      await dialog.getByRole('button', { name: 'Open the matter' }).click();
      await dialog.getByText('Enter a name for the matter.').waitFor();
      await dialog.getByRole('textbox', { name: 'Name' }).fill('Hale lease');
      await dialog.getByRole('textbox', { name: 'Client' }).fill('Hale & Sons');
      await dialog.getByRole('button', { name: 'Open the matter' }).click();
      await olive.page.getByRole('heading', { name: 'Hale lease', level: 1 }).waitFor();
      await choosePerson(olive.page.getByRole('main'), 'Let somebody in', 'Bert Bell');
      await olive.page.getByRole('list', { name: 'People', exact: true }).getByText('Bert Bell').waitFor();
      const address = olive.page.url();

      await olive.page.goto(`/${olive.slug}`);
      await article(olive.page, 'The lease runs out in May').hover();
      await olive.page.getByRole('toolbar', { name: 'Message actions' }).getByRole('button', { name: 'More' }).click();
      await olive.page.getByRole('menuitem', { name: 'Add to a matter' }).click();
      await olive.page
        .getByRole('dialog', { name: 'Add to a matter' })
        .getByRole('button', { name: /Hale lease/ })
        .click();
      await olive.page.getByText('In the matter Hale lease').waitFor();

      await bert.page.goto(address);
      const inOrder = bert.page.getByRole('list', { name: 'In order' });
      await inOrder.getByText('The lease runs out in May').waitFor();
      await inOrder.getByRole('button', { name: 'Mark privileged' }).click();
      await inOrder.getByText('privileged', { exact: true }).waitFor();
      await bert.page.getByRole('checkbox', { name: 'Only what is privileged' }).click();
      await inOrder.getByText('The lease runs out in May').waitFor();

      const downloading = bert.page.waitForEvent('download');
      await inOrder.getByRole('button', { name: 'Download lease.txt' }).click();
      const download = await downloading;
      mustBe('the file', await readFile(await download.path(), 'utf8'), 'what the lease says');

      await olive.page.goto(address);
      await keepForYears(olive.page);
      await olive.page.getByRole('button', { name: 'Change the matter', exact: true }).click();
      const change = olive.page.getByRole('dialog', { name: 'Change the matter' });
      await change.getByRole('checkbox', { name: 'The matter is closed' }).click();
      await change.getByRole('button', { name: 'Save' }).click();
      await olive.page.getByText('This matter is closed.').waitFor();
      await lookOver(olive.page, 'a closed matter', problems);
      await olive.page.goto(`/${olive.slug}/admin/retention`);
      const rules = olive.page.getByRole('list', { name: 'Rules of matters' });
      await rules.getByText('kept at least 10 years after the matter is closed').waitFor();
      mustBe('what hinders on a closed matter', problems.join('\n'), '');

      await cleo.page.goto(address);
      await cleo.page.getByText('This matter is not here').waitFor();
      mustBe('what Cleo sees of it', await cleo.page.getByText('Hale').count(), 0);
    },
  },
];
