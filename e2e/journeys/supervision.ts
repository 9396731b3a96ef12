import type { Page } from 'playwright-core';
import { mustBe } from '../lib/expect.ts';
import type { Journey } from '../lib/journey.ts';
import { article, choosePerson, openFirm, send } from '../lib/people.ts';
import { lookOver } from './look.ts';

async function makeLexicon(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'New lexicon' }).click();
  const dialog = page.getByRole('dialog', { name: 'New lexicon' });
  await dialog.getByRole('textbox', { name: 'Name of the lexicon' }).fill('Off the record');
  await dialog.getByRole('textbox', { name: 'Phrases' }).fill('call my cell\ncash ~5 client');
  await dialog.getByRole('button', { name: 'Create' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('list', { name: 'Lexicons' }).getByText('Off the record').waitFor();
}

async function makePolicy(page: Page, problems: string[], reviewers: string[]): Promise<void> {
  await page.getByRole('button', { name: 'New policy' }).click();
  const dialog = page.getByRole('dialog', { name: 'New policy' });
  await dialog.getByRole('textbox', { name: 'Name of the policy' }).fill('Everybody in the open');
  await dialog.getByRole('checkbox', { name: 'Lexicon: Off the record' }).click();
  await dialog.getByRole('button', { name: 'Try it on last month' }).click();
  await dialog.getByText('Found in open channels: 0.').waitFor();
  for (const name of reviewers) await choosePerson(dialog, 'Reviewers', name);
  await lookOver(page, 'the dialog of a policy', problems);
  await dialog.getByRole('button', { name: 'Create' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('In force', { exact: true }).waitFor();
  await lookOver(page, 'the policies', problems);
}

export const supervisionJourneys: Journey[] = [
  {
    name: 'a disguised phrase comes into the queue, is escalated and closed, and the report counts it',
    buses: ['pg'],
    themes: ['light', 'dark'],
    walk: async (stage) => {
      const [olive, bert, rita] = await openFirm(stage, 'Bert', 'Rita');
      const problems: string[] = [];
      await olive.page.goto(`/${olive.slug}/admin/supervision-policies`);
      await makeLexicon(olive.page);
      await makePolicy(olive.page, problems, [rita.name]);

      await send(bert.page, 'Better c\u200ball my ce11 about it');
      await article(bert.page, 'about it').waitFor();
      await bert.page.getByRole('button', { name: 'Details' }).click();
      await bert.page.getByText(`Messages here may be reviewed by ${rita.name}.`).waitFor();

      // A reviewer has no part in the administration but this one.
      await rita.page.goto(`/${rita.slug}/admin`);
      const item = rita.page.getByRole('list', { name: 'Items to review' }).getByRole('listitem');
      await item.getByText(bert.name, { exact: true }).waitFor();
      mustBe(
        'sections of a reviewer',
        await rita.page.getByRole('navigation', { name: 'Administration' }).getByRole('link').count(),
        1,
      );
      mustBe('words before it is opened', await rita.page.getByText('about it').count(), 0);
      await item.getByRole('button', { name: new RegExp(bert.name) }).click();
      const open = rita.page.getByRole('region', { name: 'Item under review' });
      mustBe('what is marked', await open.locator('mark').textContent(), 'c\u200ball my ce11');
      await open.getByRole('textbox', { name: 'Note' }).fill('Is this about a client?');
      await open.getByRole('button', { name: 'Add the note' }).click();
      await open.getByText('Is this about a client?').waitFor();
      await lookOver(rita.page, 'an item that is open', problems);
      await item.getByRole('button', { name: new RegExp(bert.name) }).focus();
      await rita.page.keyboard.press('e');
      const escalate = rita.page.getByRole('dialog', { name: 'Escalate to somebody else' });
      await escalate.getByRole('textbox', { name: 'Note' }).fill('Please look at this one');
      await escalate.getByRole('button', { name: 'Escalate' }).click();
      await escalate.waitFor({ state: 'detached' });
      await item.getByText('Escalated').waitFor();

      await olive.page.getByRole('link', { name: 'Supervision', exact: true }).first().click();
      const given = olive.page.getByRole('list', { name: 'Items to review' }).getByRole('button', { name: new RegExp(bert.name) });
      await given.click();
      await olive.page.getByText('Please look at this one').waitFor();
      await given.press('c');
      const close = olive.page.getByRole('dialog', { name: 'Close items: 1' });
      await close.getByRole('combobox', { name: 'Outcome' }).selectOption({ label: 'Spoken to the author' });
      await close.getByRole('textbox', { name: 'Note' }).fill('Settled');
      await close.getByRole('button', { name: 'Close: 1' }).click();
      await olive.page.getByText('Nothing waits for you').waitFor();

      await olive.page.getByRole('link', { name: 'Review reports' }).click();
      const row = olive.page
        .getByRole('table', { name: 'By policy' })
        .getByRole('row')
        .filter({ hasText: 'Everybody in the open' });
      await row.waitFor();
      mustBe('figures of the policy', (await row.getByRole('cell').allTextContents()).slice(1, 7).join(' '), '1 1 0 1 1 0');
      await olive.page.getByRole('table', { name: 'Evidence' }).getByText('Settled').waitFor();
      await lookOver(olive.page, 'the reports', problems);
      mustBe('what axe says', problems.join('\n'), '');
    },
  },
];
