import type { Page } from 'playwright-core';
import { mustBe } from '../lib/expect.ts';
import type { Journey } from '../lib/journey.ts';
import { article, composer, openFirm, send } from '../lib/people.ts';
import { lookOver } from './look.ts';

/** Takes over what is proposed, puts a label of one's own where it belongs, and says something to everybody. */
async function makeLabels(page: Page, slug: string, problems: string[]): Promise<void> {
  await page.goto(`/${slug}/admin/labels`);
  await page.getByRole('button', { name: 'Use these labels' }).click();
  await page.getByRole('button', { name: 'New label' }).click();
  const dialog = page.getByRole('dialog', { name: 'New label' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Team');
  await dialog.getByRole('button', { name: 'Make the label' }).click();
  await dialog.waitFor({ state: 'detached' });
  const up = page.getByRole('button', { name: 'Move Team up' });
  await up.focus();
  await page.keyboard.press('Enter');
  const rows = page.getByRole('list', { name: 'From the least to the most confidential' }).getByRole('listitem');
  await rows.nth(2).getByText('Team', { exact: true }).waitFor();
  await page.getByRole('textbox', { name: 'What it says' }).fill('Client data stays in Parley');
  await page.getByRole('button', { name: 'Show the banner' }).click();
  await page.getByRole('button', { name: 'Take it down' }).waitFor();
  await lookOver(page, 'the page of labels', problems);
}

async function labelChannel(page: Page, label: string): Promise<void> {
  await page.getByRole('button', { name: 'Channel menu' }).click();
  await page.getByRole('menuitem', { name: 'Change label…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Label of #general' });
  await dialog.getByText(label, { exact: true }).click();
  await dialog.getByRole('button', { name: 'Save' }).click();
}

export const labelJourneys: Journey[] = [
  {
    name: 'a channel and a message say how confidential they are, and what goes lower is asked about',
    buses: ['pg'],
    themes: ['light', 'dark'],
    walk: async (stage) => {
      const [olive, bert] = await openFirm(stage, 'Bert');
      const problems: string[] = [];
      await makeLabels(olive.page, olive.slug, problems);

      // What the firm says reaches whoever is there already, and stays closed once it is.
      const said = bert.page.getByRole('region', { name: 'From your firm' });
      await said.getByText('Client data stays in Parley').waitFor();
      await said.getByRole('button', { name: 'Close this banner' }).click();
      await said.waitFor({ state: 'detached' });

      await olive.page.goto(`/${olive.slug}`);
      await composer(olive.page).waitFor();
      await labelChannel(olive.page, 'Internal');
      const strip = bert.page.getByRole('note', { name: 'Label of this channel' });
      await strip.getByText('Internal', { exact: true }).waitFor();

      // A message of its own label.
      await bert.page.getByRole('button', { name: 'Schedule and options' }).click();
      await bert.page.getByRole('menuitem', { name: 'Label this message…' }).click();
      const choice = bert.page.getByRole('dialog', { name: 'How confidential is this message?' });
      mustBe('labels below the channel', await choice.getByText('Public', { exact: true }).count(), 0);
      await choice.getByText('Confidential', { exact: true }).click();
      await choice.getByRole('button', { name: 'Save' }).click();
      await bert.page.getByText('This message is Confidential').waitFor();
      await send(bert.page, 'The figures of the merger');
      const message = article(olive.page, 'The figures of the merger');
      await message.getByText('Confidential', { exact: true }).waitFor();
      // Who set the channel's label is between what was said before and after.
      for (const { page } of [olive, bert])
        await page.getByRole('feed').getByText(`${olive.name} set this channel to Internal`).waitFor();
      await lookOver(olive.page, 'a channel and a message with labels', problems);

      // To where less is kept it goes only after a question.
      await message.hover();
      await message.getByRole('button', { name: 'More' }).click();
      await olive.page.getByRole('menuitem', { name: 'Forward…' }).click();
      const forward = olive.page.getByRole('dialog', { name: 'Forward the message' });
      await forward.getByRole('radio', { name: 'Bert' }).check();
      await forward.getByRole('button', { name: 'Forward' }).click();
      const question = olive.page.getByRole('alertdialog', { name: 'Send this?' });
      await question.getByText('the conversation has no label').waitFor();
      await question.getByRole('button', { name: 'Send anyway' }).click();
      await forward.waitFor({ state: 'detached' });

      // Lowering a channel asks once more.
      await labelChannel(olive.page, 'No label');
      const dialog = olive.page.getByRole('dialog', { name: 'Label of #general' });
      await dialog.getByRole('alert').getByText('counts for less').waitFor();
      await dialog.getByRole('button', { name: 'Lower it' }).click();
      await strip.waitFor({ state: 'detached' });

      // A label that begins to stay says what it comes too late for.
      await olive.page.goto(`/${olive.slug}/admin/labels`);
      await olive.page.getByRole('button', { name: 'Change Confidential' }).click();
      const change = olive.page.getByRole('dialog', { name: 'Change label' });
      await change.getByRole('checkbox', { name: 'It stays' }).check();
      await change.getByText('2 messages that carry it already stand below it').waitFor();
      await change.getByText('#general · 1 message').waitFor();
      await lookOver(olive.page, 'what stands below a label', problems);
      mustBe('what axe says', problems.join('\n'), '');
    },
  },
];
