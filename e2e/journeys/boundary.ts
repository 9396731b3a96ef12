import type { Page } from 'playwright-core';
import type { Journey } from '../lib/journey.ts';
import { mustBe } from '../lib/expect.ts';
import { article, composer, openFirm, send } from '../lib/people.ts';
import { lookOver } from './look.ts';

const card = '4111 1111 1111 1111';

async function openRules(page: Page, slug: string, shown = 'No rules yet'): Promise<void> {
  await page.goto(`/${slug}/admin/rules`);
  await page.getByRole('region', { name: 'What may not leave in a message' }).getByText(shown).waitFor();
}

/** Tried on last month while it is off, then switched on. */
async function makeHoldingRule(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'New rule' }).click();
  const dialog = page.getByRole('dialog', { name: 'New rule' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Cards are looked at');
  await dialog.getByText('Hold for review', { exact: true }).click();
  await dialog.getByRole('button', { name: 'Try on last month' }).click();
  await dialog.getByText('fewer than 5').first().waitFor();
  await dialog.getByRole('checkbox', { name: 'On from now' }).uncheck();
  await dialog.getByRole('button', { name: 'Make the rule' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('checkbox', { name: 'Cards are looked at', checked: false }).click();
  await page.getByRole('checkbox', { name: 'Cards are looked at', checked: true }).waitFor();
  await page.getByText('Hold for review', { exact: true }).waitFor();
}

async function makeCardRule(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'New rule' }).click();
  const dialog = page.getByRole('dialog', { name: 'New rule' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Card numbers');
  await dialog.getByRole('textbox', { name: 'Try a text' }).fill(`Pay with ${card}`);
  await dialog.getByText('1 found. The writer would be asked first.').waitFor();
  // A slip beside the dialog costs nothing of what was filled in.
  await page.mouse.click(5, 5);
  await dialog.getByRole('button', { name: 'Try on last month' }).click();
  await dialog.getByText('fewer than 5').first().waitFor();
  const problems: string[] = [];
  await lookOver(page, 'the dialog of a rule', problems);
  await dialog.getByRole('button', { name: 'Make the rule' }).click();
  await page.getByRole('checkbox', { name: 'Card numbers', checked: true }).waitFor();
  await lookOver(page, 'the list of rules', problems);
  mustBe('what axe says', problems.join('\n'), '');
}

export const boundaryJourneys: Journey[] = [
  {
    name: 'a rule of the boundary asks before a card number leaves, then stops it, and no words are lost',
    buses: ['pg'],
    themes: ['light', 'dark'],
    walk: async (stage) => {
      const [olive, bert] = await openFirm(stage, 'Bert');
      await openRules(olive.page, olive.slug);
      await makeCardRule(olive.page);

      // Asked, and changed.
      await send(bert.page, `Pay with ${card}`);
      const asked = bert.page.getByRole('alert').filter({ hasText: 'The rule “Card numbers” asks you to look again' });
      await asked.getByText(`${olive.name} set it`).waitFor();
      const problems: string[] = [];
      await lookOver(bert.page, 'a message that is held', problems);
      mustBe('what axe says', problems.join('\n'), '');
      await asked.getByRole('button', { name: 'Change it' }).click();
      mustBe('what stands in the composer', await composer(bert.page).inputValue(), `Pay with ${card}`);
      await send(bert.page, 'Pay with the usual card');
      await article(bert.page, 'Pay with the usual card').waitFor();

      // Asked, and sent all the same; an edit is asked about as well.
      await send(bert.page, `Yes, ${card}`);
      await asked.getByRole('button', { name: 'Send anyway' }).click();
      await asked.waitFor({ state: 'detached' });
      await article(bert.page, `Yes, ${card}`).waitFor();
      const message = article(bert.page, 'Pay with the usual card');
      await message.hover();
      await message.getByRole('button', { name: 'Edit' }).click();
      await bert.page.getByRole('textbox', { name: 'Edit message' }).fill(`Pay with ${card}`);
      await bert.page.keyboard.press('Enter');
      const warning = bert.page.getByRole('alertdialog', { name: 'Send this?' });
      await warning.getByRole('button', { name: 'Change it' }).click();
      const form = bert.page.getByRole('textbox', { name: 'Edit message' });
      mustBe('what stands in the form', await form.inputValue(), `Pay with ${card}`);
      await form.press('Escape');

      // Stopped.
      await olive.page.getByRole('button', { name: 'Change Card numbers' }).click();
      const dialog = olive.page.getByRole('dialog', { name: 'Change the rule' });
      await dialog.getByText('Stop', { exact: true }).click();
      await dialog.getByRole('button', { name: 'Save' }).click();
      await dialog.waitFor({ state: 'detached' });
      await send(bert.page, `Once more: ${card}`);
      const stopped = bert.page.getByRole('alert').filter({ hasText: 'does not let this be sent' });
      await stopped.waitFor();
      mustBe('ways to send it all the same', await stopped.getByRole('button', { name: 'Send anyway' }).count(), 0);
      await bert.page.reload();
      await stopped.getByRole('button', { name: 'Change it' }).click();
      mustBe('what is left of it', await composer(bert.page).inputValue(), `Once more: ${card}`);

      await olive.page.goto(`/${olive.slug}`);
      await article(olive.page, `Yes, ${card}`).waitFor();
      mustBe('what reached a colleague', await article(olive.page, 'Once more').count(), 0);
    },
  },
  {
    name: 'a rule is tried, switched on and holds a message, which somebody else releases, refuses, or has cut',
    buses: ['pg'],
    themes: ['light', 'dark'],
    walk: async (stage) => {
      const [olive, bert] = await openFirm(stage, 'Bert');
      await openRules(olive.page, olive.slug);
      await makeHoldingRule(olive.page);
      const problems: string[] = [];

      // Held, looked at and released.
      await send(bert.page, `Please charge ${card} today`);
      const held = bert.page.getByRole('status').filter({ hasText: 'Held for review.' });
      await held.getByRole('button', { name: 'Take it back' }).waitFor();
      await lookOver(bert.page, 'a message that is held for review', problems);
      await olive.page.getByRole('link', { name: 'Held messages' }).click();
      const waiting = olive.page.getByRole('list', { name: 'Waiting' }).getByRole('listitem');
      await waiting.getByText(bert.name).waitFor();
      mustBe('what shows of its words', await waiting.getByText(card).count(), 0);
      await waiting.getByRole('button', { name: 'Look at it' }).click();
      mustBe('what is marked', await waiting.locator('mark').textContent(), card);
      await lookOver(olive.page, 'a held message that is opened', problems);
      await waiting.getByRole('button', { name: 'Release' }).click();
      await olive.page.getByText('Nothing is waiting').waitFor();
      await article(bert.page, `Please charge ${card} today`).waitFor();
      await held.waitFor({ state: 'detached' });

      // Refused, with a reason; the words come back.
      await send(bert.page, `And ${card} tomorrow`);
      await held.waitFor();
      await waiting.getByRole('button', { name: 'Look at it' }).click();
      await waiting.getByRole('button', { name: 'Refuse' }).click();
      await waiting.getByRole('textbox', { name: 'Why not' }).fill('Ask for it by telephone');
      await waiting.getByRole('button', { name: 'Refuse' }).click();
      await olive.page.getByText('Nothing is waiting').waitFor();
      const refused = bert.page.getByRole('status').filter({ hasText: 'Ask for it by telephone' });
      await refused.getByRole('button', { name: 'Change it' }).click();
      await refused.waitFor({ state: 'detached' });
      mustBe('what came back', await composer(bert.page).inputValue(), `And ${card} tomorrow`);

      // Cut.
      await openRules(olive.page, olive.slug, 'Cards are looked at');
      await olive.page.getByRole('button', { name: 'Change Cards are looked at' }).click();
      const dialog = olive.page.getByRole('dialog', { name: 'Change the rule' });
      await dialog.getByText('Leave out', { exact: true }).click();
      await dialog.getByRole('button', { name: 'Save' }).click();
      await dialog.waitFor({ state: 'detached' });
      await send(bert.page, `And ${card} tomorrow`);
      await article(bert.page, 'And [card number left out] tomorrow').waitFor();
      await bert.page.getByText('has left something out of what you sent').waitFor();
      mustBe('what axe says', problems.join('\n'), '');
    },
  },
];
