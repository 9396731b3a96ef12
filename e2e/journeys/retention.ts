import type { Page } from 'playwright-core';
import { mustBe } from '../lib/expect.ts';
import type { Journey } from '../lib/journey.ts';
import { article, choosePerson, openFirm, send } from '../lib/people.ts';
import { lookOver } from './look.ts';

/** Everything goes after thirty days; the second rule keeps a channel for good. */
async function typeRules(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Make rules' }).click();
  const dialog = page.getByRole('dialog', { name: 'Rules of retention' });
  const first = dialog.getByRole('listitem', { name: 'Rule 1' });
  await first.getByRole('combobox', { name: 'What happens' }).selectOption({ label: 'Keep, then remove after' });
  await first.getByRole('spinbutton', { name: 'How long' }).fill('30');
  await first.getByRole('combobox', { name: 'Unit' }).selectOption({ label: 'days' });
  await dialog.getByRole('button', { name: 'Add a rule' }).click();
  const second = dialog.getByRole('listitem', { name: 'Rule 2' });
  await second.getByRole('combobox', { name: 'For what' }).selectOption({ label: 'One channel' });
  await dialog.getByRole('button', { name: 'See what would go' }).click();
  await second.getByText('Choose for what this rule is.').waitFor();
  await second.getByRole('combobox', { name: 'Which channel' }).selectOption({ label: '#general' });
  await second.getByRole('combobox', { name: 'What happens' }).selectOption({ label: 'Keep for ever' });
  await dialog.getByRole('button', { name: 'See what would go' }).click();
  await dialog.getByText('Nothing would go today.').waitFor();
  await dialog.getByRole('textbox', { name: 'Why' }).fill('Our data policy');
}

async function placeHold(page: Page, person: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Pages of Archive' }).getByRole('link', { name: 'Holds' }).click();
  await page.getByText('Nothing is on hold').waitFor();
  await page.getByRole('button', { name: 'Place a hold' }).click();
  const dialog = page.getByRole('dialog', { name: 'Place a hold' });
  await dialog.getByText('everything in the workspace').waitFor();
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Harbour matter');
  await dialog.getByRole('textbox', { name: 'Why' }).fill('A letter from counsel');
  // A name alone chooses nobody: the hold is not placed around it.
  await dialog.getByRole('combobox', { name: 'People' }).fill('Nobody of this name');
  await dialog.getByRole('button', { name: 'Place a hold' }).click();
  await dialog.getByText('Nobody has been chosen for “Nobody of this name”.').waitFor();
  // What is typed outlives a reload.
  await page.reload();
  await page.getByRole('button', { name: 'Place a hold' }).click();
  await dialog.getByText('What you had typed here before is still there.').waitFor();
  mustBe('the name after a reload', await dialog.getByRole('textbox', { name: 'Name' }).inputValue(), 'Harbour matter');
  await choosePerson(dialog, 'People', person);
  await dialog.getByText(`what ${person} wrote and could read`).waitFor();
}

export const retentionJourneys: Journey[] = [
  {
    name: 'a firm says how long things are kept: a second person agrees, a hold stands above it and is released for a reason',
    buses: ['pg'],
    themes: ['light', 'dark'],
    walk: async (stage) => {
      const [olive, bert] = await openFirm(stage, 'Bert');
      const problems: string[] = [];
      await send(bert.page, 'The ledger of last year');
      await article(bert.page, 'The ledger of last year').waitFor();

      // Bert may look after the archive; until then nobody could agree.
      const { page, slug } = olive;
      await page.goto(`/${slug}/admin/retention`);
      await page.getByText('Everything is kept').waitFor();
      await typeRules(page);
      const dialog = page.getByRole('dialog', { name: 'Rules of retention' });
      await dialog.getByText('Nobody else here can agree.').waitFor();
      await lookOver(page, 'the rules of retention', problems);
      await dialog.getByRole('button', { name: 'Save the rules' }).click();
      const waiting = page.getByRole('region', { name: 'A change that waits' });
      await waiting.getByText('A change needs a second person').waitFor();
      mustBe('ways to agree with oneself', await waiting.getByRole('button', { name: 'Agree' }).count(), 0);
      mustBe('what holds meanwhile', await page.getByText('Everything is kept').count(), 1);
      await lookOver(page, 'a change that waits', problems);
      await waiting.getByRole('button', { name: 'Withdraw' }).click();
      await page.getByRole('alertdialog', { name: 'Withdraw this change?' }).getByRole('button', { name: 'Withdraw' }).click();
      await waiting.waitFor({ state: 'detached' });

      await placeHold(page, bert.name);
      await lookOver(page, 'the dialog of a hold', problems);
      await page.getByRole('dialog').getByRole('button', { name: 'Place a hold' }).click();
      await page.getByRole('list', { name: 'Standing' }).getByText('Harbour matter').waitFor();
      await lookOver(page, 'the list of holds', problems);
      await page.getByRole('button', { name: 'Release Harbour matter' }).click();
      const release = page.getByRole('dialog', { name: 'Release Harbour matter?' });
      await release.getByRole('button', { name: 'Release the hold' }).click();
      await release.getByText('Say why, in a few words.').waitFor();
      await release.getByRole('textbox', { name: 'Why it is released' }).fill('The matter is settled');
      await release.getByRole('button', { name: 'Release the hold' }).click();
      await page.getByText('Nothing is on hold').waitFor();
      await page.getByRole('tab', { name: 'Released' }).click();
      await page.getByText('The matter is settled').waitFor();
      mustBe('what axe says', problems.join('\n'), '');
    },
  },
];
