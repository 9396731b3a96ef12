import type { Journey } from '../lib/journey.ts';
import { article, composer } from '../lib/people.ts';
import { openDesk, say, valueIs } from '../lib/desk.ts';

const asking: Journey = {
  name: 'composing: a call to everybody says how many it reaches and asks, also when typed by hand',
  buses: ['pg'],
  themes: ['light', 'dark'],
  walk: async (stage) => {
    const { tenant, ana, at } = await openDesk(stage);
    const [page, owner] = await Promise.all([at(ana), at(tenant.owner)]);
    await composer(page).fill('@channel the books are closed');
    await page.keyboard.press('Enter');
    const question = page.getByRole('alertdialog', { name: 'Tell everybody in #general?' });
    await question.getByText('This reaches 2 people.').waitFor();
    await question.getByRole('button', { name: 'Cancel' }).click();
    await valueIs(page, '@channel the books are closed');
    await page.keyboard.press('Enter');
    await question.getByRole('button', { name: 'Send to 2 people' }).click();
    await article(owner, 'the books are closed').getByText('@channel').waitFor();
    await valueIs(page, '');

    await composer(page).fill('<!here> quickly');
    await page.keyboard.press('Enter');
    const here = page.getByRole('alertdialog', { name: 'Tell those who are here in #general?' });
    await here.getByRole('button', { name: 'Send to 1 person' }).click();
    await article(owner, 'quickly').getByText('@here').waitFor();
  },
};

const callingAfterwards: Journey = {
  name: 'composing: who edits a message into a call to everybody is asked first, and may leave it',
  buses: ['pg'],
  walk: async (stage) => {
    const { tenant, ana, at } = await openDesk(stage);
    await say(ana, tenant.generalId, 'Papers are out');
    const page = await at(ana);
    const message = article(page, 'Papers are out');
    await message.hover();
    await page.getByRole('toolbar', { name: 'Message actions' }).getByRole('button', { name: 'Edit' }).click();
    const edited = page.getByRole('textbox', { name: 'Edit message' });
    await edited.fill('Papers are out <!channel>');
    await edited.press('Enter');
    const question = page.getByRole('alertdialog', { name: 'Tell everybody in #general?' });
    await question.getByText('This reaches 2 people.').waitFor();
    await question.getByRole('button', { name: 'Cancel' }).click();
    await edited.press('Enter');
    await question.getByRole('button', { name: 'Send to 2 people' }).click();
    await message.getByText('@channel').waitFor();
  },
};

const askingInThreads: Journey = {
  name: 'composing: a reply in a thread asks for an acknowledgement as any message may',
  buses: ['pg'],
  walk: async (stage) => {
    const { tenant, ana, ben, at } = await openDesk(stage);
    await say(ana, tenant.generalId, 'The new rule');
    const [page, other] = [await at(ana), await at(ben)];
    for (const each of [page, other]) {
      await article(each, 'The new rule').hover();
      await each.getByRole('toolbar', { name: 'Message actions' }).getByRole('button', { name: 'Reply in thread' }).click();
    }
    const thread = page.getByRole('region', { name: 'Thread' });
    await thread.getByRole('textbox', { name: 'Reply' }).fill('In force from today');
    await thread.getByRole('button', { name: 'Schedule and options' }).click();
    await page.getByRole('menuitemcheckbox', { name: 'Ask for acknowledgement' }).click();
    await thread.getByRole('textbox', { name: 'Reply' }).press('Enter');
    await other.getByRole('region', { name: 'Thread' }).getByRole('button', { name: 'Acknowledge' }).click();
    await thread.getByText(/1 of 2/).waitFor();
  },
};

export const callJourneys: Journey[] = [asking, callingAfterwards, askingInThreads];
