import { createGroup } from '@parley/core/group/change-group';
import type { Journey } from '../lib/journey.ts';
import { article, composer } from '../lib/people.ts';
import { phone, openDesk, fieldIs, valueIs, choose } from '../lib/desk.ts';

const formatting: Journey = {
  name: 'composing: a button, a shortcut and the signs typed by hand come to the same message',
  buses: ['pg'],
  themes: ['light', 'dark'],
  walk: async (stage) => {
    const { ana, at } = await openDesk(stage);
    const page = await at(ana);
    const field = composer(page);
    const bar = page.getByRole('toolbar', { name: 'Formatting' });
    await field.fill('ledger');
    await field.selectText();
    await bar.getByRole('button', { name: 'Bold' }).click();
    await valueIs(page, '**ledger**');
    await page.keyboard.press('ControlOrMeta+b');
    await valueIs(page, 'ledger');
    await field.selectText();
    await page.keyboard.press('ControlOrMeta+Shift+Digit9');
    await valueIs(page, '> ledger');
    await bar.getByRole('button', { name: 'Quote' }).click();
    await valueIs(page, 'ledger');
    await field.selectText();
    await bar.getByRole('button', { name: 'Link' }).click();
    await valueIs(page, '[ledger](https://)');
    await field.fill('');
    await bar.getByRole('button', { name: 'Block of code' }).click();
    await page.getByRole('menuitem', { name: 'TypeScript' }).click();
    await valueIs(page, '```typescript\n\n```');
    await field.fill('- one');
    await field.press('End');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('two');
    await valueIs(page, '- one\n- two');
    await page.keyboard.press('Enter');
    await article(page, 'one').getByRole('listitem').filter({ hasText: 'two' }).waitFor();
  },
};

const formattingOnPhone: Journey = {
  name: 'composing: on a phone the formats stand in a row of their own',
  buses: ['pg'],
  walk: async (stage) => {
    const { ana, at } = await openDesk(stage);
    const page = await at(ana, phone);
    await composer(page).fill('ledger');
    await composer(page).selectText();
    await page.getByRole('button', { name: 'Show formatting' }).tap();
    await page.getByRole('toolbar', { name: 'Formatting' }).getByRole('button', { name: 'Strike through' }).tap();
    await valueIs(page, '~~ledger~~');
  },
};

const completing: Journey = {
  name: 'composing: people, groups, channels and emoji are completed and stay what they mean',
  buses: ['pg'],
  walk: async (stage) => {
    const { tenant, ana, ben, at } = await openDesk(stage);
    await createGroup(tenant.owner, { name: 'Advisers', memberIds: [ben.memberId] });
    const page = await at(ana);
    const field = composer(page);
    await field.pressSequentially('@Ben');
    await choose(page, 'Ben Marsh');
    await field.pressSequentially('and @Adv');
    await choose(page, /^Advisers/);
    await field.pressSequentially('see #mark');
    await choose(page, 'market-desk');
    await field.pressSequentially(':tada:');
    await valueIs(page, '@Ben Marsh and @Advisers see #market-desk 🎉');
    await page.keyboard.press('Enter');
    const sent = article(page, 'Advisers');
    await sent.getByRole('link', { name: '#market-desk' }).waitFor();
    await sent.getByText('@Advisers').waitFor();

    // Ben is not in that channel, but may look at it; a guest could not.
    const other = await at(ben);
    await article(other, 'Advisers').getByRole('link', { name: '#market-desk' }).waitFor();

    await field.press('ArrowUp');
    const edited = page.getByRole('textbox', { name: 'Edit message' });
    await fieldIs(edited, '@Ben Marsh and @Advisers see #market-desk 🎉');
  },
};

const commanding: Journey = {
  name: 'composing: commands are listed with their help, run, and leave the text when they cannot',
  buses: ['pg'],
  walk: async (stage) => {
    const { ana, at } = await openDesk(stage);
    const page = await at(ana);
    const field = composer(page);
    await field.pressSequentially('/to');
    await page
      .getByRole('option', { name: /^\/topic/ })
      .getByText('Set the topic of this channel')
      .waitFor();
    await choose(page, /^\/topic/);
    await field.pressSequentially('Quarter end');
    await page.keyboard.press('Enter');
    await page.getByRole('banner').or(page.locator('main')).getByText('Quarter end').first().waitFor();
    await valueIs(page, '');

    await field.fill('/shrug no idea');
    await page.keyboard.press('Enter');
    await article(page, 'no idea ¯\\_(ツ)_/¯').waitFor();

    await field.fill('/nothing at all');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').filter({ hasText: 'There is no command /nothing here.' }).waitFor();
    await valueIs(page, '/nothing at all');
    await field.fill('//nothing at all');
    await page.keyboard.press('Enter');
    await article(page, '/nothing at all').waitFor();

    await field.fill('/poll Where to?');
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'Question' }).waitFor();
    await page.keyboard.press('Escape');

    await field.pressSequentially('/dm @Ben');
    await choose(page, 'Ben Marsh');
    await field.pressSequentially('are you there?');
    await page.keyboard.press('Enter');
    await page.getByRole('feed', { name: 'Messages with Ben Marsh' }).getByText('are you there?').waitFor();
  },
};

const long = Array.from({ length: 40 }, (_, line) => `export const line${line} = ${line};`).join('\n');

const snippets: Journey = {
  name: 'composing: a long paste becomes a snippet, and is not lost when it does not',
  buses: ['pg'],
  walk: async (stage) => {
    const { ana, at } = await openDesk(stage);
    const page = await at(ana, { permissions: ['clipboard-read', 'clipboard-write'] });
    const field = composer(page);
    await field.fill('Have a look: ');
    await field.press('End');
    await page.evaluate((text) => navigator.clipboard.writeText(text), long);
    await page.keyboard.press('ControlOrMeta+v');
    await valueIs(page, `Have a look: ${long}`);
    const offer = page.getByRole('group', { name: 'Share as a snippet' });
    await offer.getByRole('button', { name: 'Share as a snippet' }).click();
    const dialog = page.getByRole('dialog', { name: 'Share as a snippet' });
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await valueIs(page, `Have a look: ${long}`);
    await offer.getByRole('button', { name: 'Share as a snippet' }).click();
    await dialog.getByRole('textbox', { name: 'Title' }).fill('Forty lines');
    await fieldIs(dialog.getByRole('combobox', { name: 'Language' }), 'typescript');
    await dialog.getByRole('button', { name: 'Share' }).click();
    await article(page, 'Forty lines').getByText('TypeScript').first().waitFor();
    await valueIs(page, 'Have a look:');
  },
};

const hidingPreviews: Journey = {
  name: 'before a message with a link is sent its author may have no preview shown',
  buses: ['pg'],
  walk: async (stage) => {
    const { ana, at } = await openDesk(stage);
    const page = await at(ana);
    await composer(page).fill('Read https://page.example/a first');
    await page.getByText(/^Preview of page.example/).waitFor();
    await page.getByRole('button', { name: 'Don’t show' }).click();
    await page.getByText('No preview of page.example').waitFor();
    await composer(page).press('Enter');
    await article(page, 'https://page.example/a').waitFor();
    await page.getByText('No preview of page.example').waitFor({ state: 'detached' });
    await composer(page).fill('And https://page.example/b');
    await page.getByText(/^Preview of page.example/).waitFor();
  },
};

export const composingJourneys: Journey[] = [formatting, formattingOnPhone, completing, commanding, snippets, hidingPreviews];
