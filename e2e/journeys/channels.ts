import type { Page } from 'playwright-core';
import { eventually, mustBe } from '../lib/expect.ts';
import type { Journey } from '../lib/journey.ts';
import { article, channelLink, choosePerson, composer, send, signIn, openFirm, type Person } from '../lib/people.ts';
import { lookOver } from './look.ts';

async function makeChannel({ page }: Person, name: string, kind: 'Public' | 'Private' = 'Public'): Promise<void> {
  await page.getByRole('button', { name: 'New channel' }).click();
  const dialog = page.getByRole('dialog', { name: 'New channel' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
  await dialog.getByText(kind, { exact: true }).click();
  await dialog.getByRole('button', { name: 'Create channel' }).click();
  await composer(page, `#${name}`).waitFor();
}

async function inMenu({ page }: Person, item: string | RegExp, menu = 'Channel menu'): Promise<void> {
  await page.getByRole('button', { name: menu, exact: true }).click();
  const { menuitem, box, radio } = {
    menuitem: page.getByRole('menuitem', { name: item }),
    box: page.getByRole('menuitemcheckbox', { name: item }),
    radio: page.getByRole('menuitemradio', { name: item }),
  };
  await menuitem.or(box).or(radio).first().waitFor();
  // A choice leaves the menu open; an act closes it, and what it opened must stay.
  if ((await menuitem.count()) > 0) return menuitem.first().click();
  await box.or(radio).first().click();
  await page.keyboard.press('Escape');
}

async function setText(person: Person, item: string, field: 'Name' | 'Topic', text: string, act: string): Promise<void> {
  await inMenu(person, item);
  const dialog = person.page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: field }).fill(text);
  await dialog.getByRole('button', { name: act }).click();
  await dialog.waitFor({ state: 'detached' });
}

async function addFromNowOn(person: Person, name: string): Promise<void> {
  await inMenu(person, 'Add people');
  const dialog = person.page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'People' }).fill(name);
  await dialog.getByRole('option', { name }).click();
  await dialog.getByLabel('What they can read').selectOption({ label: 'Only what comes from now on' });
  await dialog.getByRole('button', { name: `Add ${name}` }).click();
}

/** Channels as people order, quieten and open them. */
export const channelJourneys: Journey[] = [
  {
    name: 'channels: announcements are written by admins, and everybody may reply',
    buses: ['pg'],
    walk: async (stage) => {
      const [olive, bert] = await openFirm(stage, 'Bert Bell');
      await inMenu(olive, 'Announcements only');
      await bert.page.getByText('Only admins and whoever made #general write here. You can reply in threads.').waitFor();
      await composer(bert.page).waitFor({ state: 'detached' });
      await send(olive.page, 'The office closes at four');
      const news = article(bert.page, 'The office closes at four');
      await news.hover();
      await bert.page.getByRole('toolbar', { name: 'Message actions' }).getByRole('button', { name: 'Reply in thread' }).click();
      const thread = bert.page.getByRole('region', { name: 'Thread' });
      await thread.getByRole('textbox', { name: 'Reply' }).fill('Thank you');
      await bert.page.keyboard.press('Enter');
      await article(olive.page, 'The office closes at four').getByText('1 reply').waitFor();
    },
  },
  {
    name: 'channels: a section, its order and a mute follow a person over devices, by keyboard as well',
    buses: ['pg'],
    themes: ['light', 'dark'],
    walk: async (stage) => {
      const [olive] = await openFirm(stage);
      const { page } = olive;
      for (const name of ['alpha', 'beta']) await makeChannel(olive, name);
      const other = await stage.visit();
      await signIn(other, olive.email);
      await channelLink(other, 'alpha').waitFor();

      await channelLink(page, 'alpha').click({ button: 'right' });
      await page.getByRole('menuitem', { name: 'A new section' }).click();
      await page.getByRole('textbox', { name: 'Name' }).fill('Clients');
      await page.getByRole('button', { name: 'Create section' }).click();
      await channelLink(page, 'beta').click({ button: 'right' });
      await page.getByRole('menuitem', { name: 'Clients' }).click();
      const names = () => other.getByRole('region', { name: 'Clients' }).getByRole('link').allInnerTexts();
      await eventually(
        'the section on the other device',
        names,
        (found) => found.join().includes('alpha') && found.join().includes('beta'),
      );

      await channelLink(page, 'beta').focus();
      await page.keyboard.press('Alt+Shift+ArrowUp');
      await eventually('the order on the other device', names, (found) => found[0]?.includes('beta') === true);

      await channelLink(page, 'beta').click({ button: 'right' });
      await page.getByRole('menuitemcheckbox', { name: 'Mute' }).click();
      await page.keyboard.press('Escape');
      await channelLink(other, 'beta, muted').waitFor();
      await other.reload();
      await eventually('the order after a reload', names, (found) => found[0]?.includes('beta') === true);
    },
  },
  {
    name: 'channels: who is added from now on sees nothing from before',
    buses: ['pg'],
    walk: async (stage) => {
      const [olive, bert] = await openFirm(stage, 'Bert Bell');
      await makeChannel(olive, 'matter', 'Private');
      await send(olive.page, 'Before his time', '#matter');
      await article(olive.page, 'Before his time').waitFor();
      await addFromNowOn(olive, 'Bert Bell');
      await channelLink(bert.page, /matter/).click();
      await send(olive.page, 'In his time', '#matter');
      await article(bert.page, 'In his time').waitFor();
      mustBe('what Bert sees from before his time', await bert.page.getByText('Before his time').count(), 0);
    },
  },
  {
    name: 'channels: what is changed about one stands in its feed, for those who were there',
    buses: ['pg'],
    themes: ['light', 'dark'],
    walk: async (stage) => {
      const [olive, bert] = await openFirm(stage, 'Bert Bell');
      const problems: string[] = [];
      await makeChannel(olive, 'desk', 'Private');
      await send(olive.page, 'Before his time', '#desk');
      await setText(olive, 'Add a topic', 'Topic', 'Rates of the day', 'Save the topic');
      const feed = (page: Page) => page.getByRole('feed', { name: /^Messages in #/ });
      const line = (page: Page, words: string) => feed(page).getByText(words);
      await line(olive.page, `${olive.name} set the topic: Rates of the day`).waitFor();

      // Who comes in now reads what happens from now on.
      await addFromNowOn(olive, 'Bert Bell');
      await channelLink(bert.page, /desk/).click();
      await send(bert.page, 'In his time', '#desk');
      await article(olive.page, 'In his time').waitFor();

      // He looks elsewhere: a line is nothing new to read.
      await channelLink(bert.page, 'general').click();
      await composer(bert.page).waitFor();
      await setText(olive, 'Rename', 'Name', 'bench', 'Rename');
      await line(olive.page, `${olive.name} renamed the channel from #desk to #bench`).waitFor();
      await inMenu(olive, 'Announcements only');
      await line(olive.page, 'let only admins and whoever made the channel write in it').waitFor();
      await channelLink(bert.page, 'bench').waitFor();
      mustBe('what is unread of a line', await channelLink(bert.page, /unread/).count(), 0);
      await channelLink(bert.page, 'bench').click();
      await line(bert.page, 'renamed the channel from #desk to #bench').waitFor();

      // It arrives where the channel is looked at.
      await inMenu(olive, 'Archive');
      await olive.page.getByRole('button', { name: 'Archive the channel' }).click();
      for (const { page } of [olive, bert]) await line(page, `${olive.name} archived the channel`).waitFor();
      await inMenu(olive, 'Take out of the archive');
      for (const { page } of [olive, bert]) await line(page, `${olive.name} took the channel out of the archive`).waitFor();
      mustBe('lines from before his time', await line(bert.page, 'set the topic').count(), 0);
      const order = () =>
        feed(olive.page)
          .locator('[data-change]')
          .evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.change));
      const changes = ['topicSet', 'renamed', 'postingSet', 'archived', 'unarchived'].map((change) => `channel.${change}`);
      mustBe('the lines in order', (await order()).join(), changes.join());
      await lookOver(olive.page, 'a feed with what was changed', problems);
      await olive.page.reload();
      await eventually('the lines after a reload', order, (found) => found.join() === changes.join());
      mustBe('what axe says', problems.join('\n'), '');
    },
  },
  {
    name: 'channels: a group conversation becomes a channel when all agree',
    buses: ['pg'],
    walk: async (stage) => {
      const [olive, bert, cleo] = await openFirm(stage, 'Bert Bell', 'Cleo Cole');
      await olive.page.getByRole('button', { name: 'New message' }).click();
      const dialog = olive.page.getByRole('dialog', { name: 'New message' });
      for (const name of ['Bert Bell', 'Cleo Cole']) {
        await dialog.getByRole('combobox').fill(name);
        await dialog.getByRole('option', { name: new RegExp(name) }).click();
      }
      await dialog.getByRole('button', { name: 'Write to 2 people' }).click();
      await send(olive.page, 'Shall we make this a channel?', 'Bert Bell, Cleo Cole');
      await inMenu(olive, 'Turn into a channel', 'Conversation menu');
      await olive.page.getByRole('textbox', { name: 'Name' }).fill('project');
      await olive.page.getByRole('button', { name: 'Ask everybody' }).click();
      for (const person of [bert, cleo]) {
        await channelLink(person.page, /Olive Owner/).click();
        const card = person.page.getByRole('region', { name: 'Proposal to become a channel' });
        await card.getByRole('button', { name: 'Agree' }).click();
        await card.getByRole('button', { name: 'Agree' }).waitFor({ state: 'detached' });
      }
      for (const person of [olive, bert, cleo]) {
        await channelLink(person.page, /^project/).waitFor();
        await article(person.page, 'Shall we make this a channel?').waitFor();
        await person.page.getByRole('feed').getByText('this conversation became the private channel #project').waitFor();
      }
    },
  },
  {
    name: 'channels: browsing filters and sorts, and details say what a channel is',
    buses: ['pg'],
    themes: ['light', 'dark'],
    walk: async (stage) => {
      const [olive] = await openFirm(stage);
      const { page } = olive;
      await makeChannel(olive, 'archive-me');
      await inMenu(olive, 'Archive');
      await page.getByRole('button', { name: 'Archive the channel' }).click();
      await page.getByText('#archive-me is archived: it can be read and searched, not written in.').waitFor();
      await page.getByRole('button', { name: 'Browse channels' }).click();
      const dialog = page.getByRole('dialog', { name: 'Browse channels' });
      await dialog.getByLabel('Show').selectOption({ label: 'Archived' });
      await dialog.getByRole('listitem').filter({ hasText: 'general' }).waitFor({ state: 'detached' });
      await dialog.getByRole('link', { name: /archive-me/ }).click();
      await inMenu(olive, 'Details');
      const details = page.getByRole('region', { name: 'Details' });
      await details.getByText(/by Olive Owner/).waitFor();
      await details.getByRole('tab', { name: 'Members' }).click();
      await details.getByRole('button', { name: /Olive Owner/ }).waitFor();
    },
  },
  {
    name: 'channels: a group of people is kept in administration',
    buses: ['pg'],
    walk: async (stage) => {
      const [olive] = await openFirm(stage);
      const { page } = olive;
      await page.goto(`/${olive.slug}/admin/groups`);
      await page.getByRole('button', { name: 'New group' }).click();
      await page.getByRole('textbox', { name: 'Name' }).fill('Advisers');
      await page.getByRole('button', { name: 'Create group' }).click();
      const group = page.getByRole('region', { name: 'Advisers' });
      await group.getByRole('button', { name: 'People' }).click();
      await choosePerson(group, 'Add somebody', 'Olive Owner');
      await group.getByRole('button', { name: 'Remove Olive Owner' }).waitFor();
      await group.getByText('1 person').waitFor();
    },
  },
];
