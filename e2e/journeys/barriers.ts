import type { Page } from 'playwright-core';
import type { Journey } from '../lib/journey.ts';
import { mustBe } from '../lib/expect.ts';
import { article, choosePerson, composer, openFirm, send } from '../lib/people.ts';
import { lookOver } from './look.ts';

async function makeGroup(page: Page, name: string, person: string): Promise<void> {
  await page.getByRole('button', { name: 'New group' }).click();
  const dialog = page.getByRole('dialog', { name: 'New group' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
  await dialog.getByRole('button', { name: 'Create group' }).click();
  const group = page.getByRole('region', { name });
  await group.getByRole('button', { name: 'People' }).click();
  await choosePerson(group, 'Add somebody', person);
  await group.getByText('1 person').waitFor();
}

/** Does the dialog that jumps to somebody offer a person of this name? */
async function finds(page: Page, name: string, expected: boolean): Promise<void> {
  await page.keyboard.press('Control+k');
  const dialog = page.getByRole('dialog', { name: 'Search or jump to' });
  await dialog.getByRole('textbox', { name: 'Search or jump to' }).fill(name);
  await dialog.getByRole('option', { name: `See all results for “${name}”` }).waitFor();
  // After the initials and the state on their picture.
  const person = dialog.getByRole('option', { name: new RegExp(`(^|\\s)${name}(\\s|$)`) });
  await person.waitFor({ state: expected ? 'visible' : 'detached' });
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
}

export const barrierJourneys: Journey[] = [
  {
    name: 'a barrier shows what it closes, keeps two sides apart at once, says why, and lets them meet again',
    buses: ['pg', 'redis'],
    walk: async (stage) => {
      const [olive, ana, ben] = await openFirm(stage, 'Ana', 'Ben');
      await send(ana.page, 'Before the wall');
      await article(ben.page, 'Before the wall').waitFor();
      await finds(ana.page, 'Ben', true);

      await olive.page.goto(`/${olive.slug}/admin/groups`);
      await makeGroup(olive.page, 'Client A', 'Ana');
      await makeGroup(olive.page, 'Client B', 'Ben');
      await olive.page.getByRole('link', { name: 'Rules' }).click();
      await olive.page.getByRole('link', { name: 'Barriers' }).click();
      await olive.page.getByText('No barriers yet').waitFor();
      await olive.page.getByRole('button', { name: 'New barrier' }).click();
      const dialog = olive.page.getByRole('dialog', { name: 'New barrier' });
      await dialog.getByRole('textbox', { name: 'Name' }).fill('A and B');
      await dialog.getByRole('textbox', { name: 'Why it stands' }).fill('Their clients are opponents.');
      await dialog.getByRole('combobox', { name: 'One side' }).selectOption('Client A');
      await dialog.getByRole('combobox', { name: 'Other side' }).selectOption('Client B');
      await dialog.getByRole('region', { name: 'What it closes' }).getByText('#general').waitFor();
      const problems: string[] = [];
      await lookOver(olive.page, 'the dialog of a barrier', problems);
      await dialog.getByRole('button', { name: 'Make the barrier' }).click();
      await olive.page.getByRole('checkbox', { name: 'A and B', checked: true }).waitFor();

      // Both sides hear of it where they are: they can read, and neither write nor find each other.
      const why = 'The barrier “A and B” keeps people apart who are in #general.';
      for (const { page } of [ana, ben]) {
        await page.getByText(why).waitFor();
        await page.getByText(`${olive.name} set it`).waitFor();
        await article(page, 'Before the wall').waitFor();
        mustBe('places to write', await composer(page).count(), 0);
      }
      await finds(ana.page, 'Ben', false);
      await finds(ben.page, 'Ana', false);
      await lookOver(ana.page, 'a closed channel', problems);

      const simulator = olive.page.getByRole('region', { name: 'Try it out' });
      await choosePerson(simulator, 'Who', 'Ana');
      await choosePerson(simulator, 'To whom', 'Ben');
      await simulator.getByText(`The barrier A and B decided this. ${olive.name} set it.`).waitFor();
      await lookOver(olive.page, 'the barriers', problems);
      mustBe('what axe says', problems.join('\n'), '');

      await olive.page.getByRole('checkbox', { name: 'A and B' }).click();
      await olive.page
        .getByRole('alertdialog', { name: 'Switch A and B off?' })
        .getByRole('button', { name: 'Switch off' })
        .click();
      await simulator.getByText('Yes', { exact: true }).waitFor();
      await composer(ana.page).waitFor();
      await send(ana.page, 'After the wall');
      await article(ben.page, 'After the wall').waitFor();
      await finds(ben.page, 'Ana', true);
    },
  },
];
