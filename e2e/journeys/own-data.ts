import { mustBe } from '../lib/expect.ts';
import type { Journey } from '../lib/journey.ts';
import { article, openFirm, send } from '../lib/people.ts';
import { lookOver } from './look.ts';

export const ownDataJourneys: Journey[] = [
  {
    name: 'own data: a person asks for theirs and downloads it; when they have left, an owner sees what stays and why, and erases the rest',
    buses: ['pg'],
    themes: ['light', 'dark'],
    walk: async (stage) => {
      const [olive, bert] = await openFirm(stage, 'Bert');
      const problems: string[] = [];
      await send(bert.page, 'Something of mine');
      await article(olive.page, 'Something of mine').waitFor();

      await bert.page.goto(`/${bert.slug}/settings#my-data`);
      const mine = bert.page.getByRole('region', { name: 'Your data' });
      await mine.getByRole('button', { name: 'Put my data together' }).click();
      await mine.getByText('Your data is ready').waitFor();
      await lookOver(bert.page, 'one’s own data', problems);
      const saved = bert.page.waitForEvent('download');
      await mine.getByRole('button', { name: 'Download your data' }).click();
      mustBe('the name of the file', /-my-data-\d{4}-\d\d-\d\d\.zip$/.test((await saved).suggestedFilename()), true);

      const { page, slug } = olive;
      await page.goto(`/${slug}/admin/retention`);
      await page.getByRole('button', { name: 'Make rules' }).click();
      const rules = page.getByRole('dialog', { name: 'Rules of retention' });
      await rules.getByRole('combobox', { name: 'What happens' }).selectOption({ label: 'Keep for ever' });
      await rules.getByRole('button', { name: 'See what would go' }).click();
      await rules.getByRole('textbox', { name: 'Why' }).fill('Our regulator');
      await rules.getByRole('button', { name: 'Save the rules' }).click();
      await rules.waitFor({ state: 'detached' });

      await page.goto(`/${slug}/admin/members`);
      const row = page.getByRole('row').filter({ hasText: bert.name });
      const act = async (name: RegExp) => {
        await row.getByRole('button', { name: /^More/ }).click();
        await page.getByRole('menuitem', { name }).click();
      };
      await act(/Deactivate/);
      await page
        .getByRole('dialog')
        .or(page.getByRole('alertdialog'))
        .getByRole('button', { name: `Deactivate ${bert.name}` })
        .click();
      await row.waitFor({ state: 'detached' });
      await page.getByRole('combobox', { name: 'State' }).selectOption({ label: 'Deactivated' });
      await row.waitFor();
      await act(/Erase personal data/);
      const erasure = page.getByRole('dialog', { name: `Erase the data of ${bert.name}` });
      await erasure.getByText('Rule for everything: kept for ever').waitFor();
      await lookOver(page, 'what an erasure takes and leaves', problems);
      await erasure.getByRole('button', { name: 'Go on' }).click();
      await erasure.getByRole('textbox', { name: 'Type the name to confirm' }).fill(bert.name);
      await erasure.getByRole('textbox', { name: 'Why' }).fill('He asked for it');
      await erasure.getByRole('button', { name: 'Erase for good' }).click();
      await erasure.getByText('The data is being erased').waitFor();
      await erasure.getByRole('list', { name: 'What stays' }).getByText('Rule for everything: kept for ever').waitFor();
      await erasure.getByRole('button', { name: 'Done' }).click();
      await page.getByRole('row').filter({ hasText: 'Former member' }).waitFor();
      mustBe('what axe says', problems.join('\n'), '');
    },
  },
];
