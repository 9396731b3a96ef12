import { randomUUID } from 'node:crypto';
import { archiveChannel } from '@parley/core/channel/change-channel';
import { addEmoji } from '@parley/core/emoji/custom-emoji';
import { createGroup } from '@parley/core/group/change-group';
import { sendMessage } from '@parley/core/message/send-message';
import { scheduleMessage } from '@parley/core/scheduled/scheduled-messages';
import { sendScheduled } from '@parley/core/scheduled/send-scheduled';
import { buildChannel, buildMember, buildTenant, type BuiltMember } from '@parley/core/testing/build';
import { withTenant } from '@parley/db/with-tenant';
import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import sharp from 'sharp';
import { eventually } from '../lib/expect.ts';
import type { Journey, Stage } from '../lib/journey.ts';
import { article, composer } from '../lib/people.ts';
import { visitAs } from '../lib/visit-as.ts';

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** A firm of three with a second channel; each comes to #general. */
async function openFirm(stage: Stage) {
  const tenant = await buildTenant();
  const [ana, ben] = [await buildMember(tenant, { name: 'Ana Field' }), await buildMember(tenant, { name: 'Ben Marsh' })];
  await buildChannel(tenant, { name: 'market-desk', members: [ana] });
  const at = async (member: BuiltMember, options: BrowserContextOptions = {}) => {
    const { page } = await visitAs(stage, member, 1, { viewport: { width: 1280, height: 860 }, ...options });
    await page.goto(`/${tenant.slug}/c/${tenant.generalId}`);
    await page.getByRole('textbox', { name: /#general/ }).waitFor();
    return page;
  };
  return { tenant, ana, ben, at };
}

const say = (who: BuiltMember, channelId: string, body: string) => sendMessage(who, { clientId: randomUUID(), channelId, body });
const fieldIs = (field: Locator, text: string) =>
  eventually(
    'the text of the field',
    () => field.inputValue(),
    (value) => value === text,
  );
const valueIs = (page: Page, text: string) => fieldIs(composer(page), text);
const choose = async (page: Page, name: string | RegExp) => {
  await page.getByRole('option', { name }).first().waitFor();
  await page.keyboard.press('Enter');
};
const picture = async (colour: string) =>
  sharp({ create: { width: 64, height: 64, channels: 4, background: colour } })
    .png()
    .toBuffer();

const formatting: Journey = {
  name: 'composing: a button, a shortcut and the signs typed by hand come to the same message',
  buses: ['pg'],
  themes: ['light', 'dark'],
  walk: async (stage) => {
    const { ana, at } = await openFirm(stage);
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
    const { ana, at } = await openFirm(stage);
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
    const { tenant, ana, ben, at } = await openFirm(stage);
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

const asking: Journey = {
  name: 'composing: a call to everybody says how many it reaches and asks, also when typed by hand',
  buses: ['pg'],
  themes: ['light', 'dark'],
  walk: async (stage) => {
    const { tenant, ana, at } = await openFirm(stage);
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

const ownEmoji: Journey = {
  name: 'composing: an emoji of the firm’s own is added, written, reacted with and removed',
  buses: ['pg'],
  themes: ['light', 'dark'],
  walk: async (stage) => {
    const { tenant, ana, at } = await openFirm(stage);
    const [page, owner] = await Promise.all([at(ana), at(tenant.owner)]);
    await page.getByRole('toolbar', { name: 'Formatting' }).waitFor();
    await page.getByRole('button', { name: 'Emoji', exact: true }).click();
    await page.getByRole('button', { name: 'Add your own emoji' }).click();
    const dialog = page.getByRole('dialog', { name: 'Your own emoji' });
    await dialog
      .getByLabel('Picture', { exact: true })
      .setInputFiles({ name: 'Team Seal.png', mimeType: 'image/png', buffer: await picture('teal') });
    await fieldIs(dialog.getByRole('textbox', { name: 'Name of the emoji' }), 'team_seal');
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await dialog.getByText('Added by Ana Field').waitFor();
    await dialog.getByRole('button', { name: 'Close' }).click();

    // The other's device has heard of it.
    await composer(owner).pressSequentially('done :team');
    await choose(owner, ':team_seal:');
    await owner.keyboard.press('Enter');
    await article(page, 'done').getByRole('img', { name: ':team_seal:' }).waitFor();

    await article(page, 'done').hover();
    await article(page, 'done').getByRole('button', { name: 'React', exact: true }).click();
    await page.getByRole('searchbox', { name: 'Find an emoji' }).fill('team_seal');
    await page.getByRole('gridcell', { name: 'team_seal' }).click();
    await article(owner, 'done')
      .getByRole('button', { name: /^:team_seal: 1/ })
      .waitFor();

    await page.getByRole('button', { name: 'Emoji', exact: true }).click();
    await page.getByRole('button', { name: 'Add your own emoji' }).click();
    await dialog.getByRole('button', { name: 'Remove :team_seal:' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Remove the emoji' }).click();
    await dialog.getByText('There are none yet.').waitFor();
    await article(owner, ':team_seal:').waitFor();
  },
};

const commanding: Journey = {
  name: 'composing: commands are listed with their help, run, and leave the text when they cannot',
  buses: ['pg'],
  walk: async (stage) => {
    const { ana, at } = await openFirm(stage);
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
    const { ana, at } = await openFirm(stage);
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

const manyEmoji: Journey = {
  name: 'composing: the picker speaks the reader’s language and shows the firm’s own first',
  buses: ['pg'],
  walk: async (stage) => {
    const { tenant, ana, at } = await openFirm(stage);
    await addEmoji(tenant.owner, { name: 'ledger', picture: (await picture('maroon')).toString('base64') });
    const page = await at(ana, { locale: 'de-DE' });
    await page.getByRole('button', { name: /^Emojis?$/ }).click();
    await page.getByRole('gridcell', { name: 'ledger' }).waitFor();
    await page.getByRole('searchbox', { name: 'Emoji suchen' }).fill('Rakete');
    await page.getByRole('gridcell', { name: 'Rakete' }).click();
    await fieldIs(page.getByRole('textbox', { name: /#general/ }), '🚀');
  },
};

const callingAfterwards: Journey = {
  name: 'composing: who edits a message into a call to everybody is asked first, and may leave it',
  buses: ['pg'],
  walk: async (stage) => {
    const { tenant, ana, at } = await openFirm(stage);
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

const remindingInWords: Journey = {
  name: 'composing: a reminder is set in words, and words that are no time stay in the field',
  buses: ['pg'],
  walk: async (stage) => {
    const { tenant, ana, at } = await openFirm(stage);
    await say(ana, tenant.generalId, 'Call the bank');
    const page = await at(ana, { timezoneId: 'Asia/Tokyo' });
    await article(page, 'Call the bank').waitFor();
    await composer(page).fill('/remind whenever');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Enter');
    await page
      .getByRole('alert')
      .filter({ hasText: /Say when: in 2 hours, tomorrow 9:00/ })
      .waitFor();
    await valueIs(page, '/remind whenever');
    await composer(page).fill('/remind tomorrow 9:00');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Enter');
    await page
      .getByText(/You will be reminded.*9:00/)
      .first()
      .waitFor();
    await valueIs(page, '');
    await page.getByRole('navigation', { name: 'Inbox' }).getByRole('link', { name: 'Saved' }).click();
    await page.getByText('Call the bank').waitFor();
  },
};

const askingInThreads: Journey = {
  name: 'composing: a reply in a thread asks for an acknowledgement as any message may',
  buses: ['pg'],
  walk: async (stage) => {
    const { tenant, ana, ben, at } = await openFirm(stage);
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

const failingLater: Journey = {
  name: 'composing: a scheduled message that is refused at its time is told in Activity with why, and leads to the drafts',
  buses: ['pg'],
  themes: ['light', 'dark'],
  walk: async (stage) => {
    const { tenant, ana, at } = await openFirm(stage);
    const channelId = await buildChannel(tenant, { name: 'closing', members: [ana] });
    const sendAt = new Date(Date.now() + 3_600_000).toISOString();
    const { id } = await scheduleMessage(ana, { id: randomUUID(), channelId, body: 'Good morning, all', sendAt });
    await archiveChannel(tenant.owner, { channelId });
    // As if its time had come.
    await withTenant(ana.tenantId, (tx) => tx.scheduledMessage.updateMany({ where: { id }, data: { sendAt: new Date() } }));
    await sendScheduled({ tenantId: ana.tenantId, scheduledId: id });
    const page = await at(ana, phone);
    await page.getByRole('link', { name: 'You' }).tap();
    const things = page.getByRole('navigation', { name: 'Your things' });
    await things.getByRole('link', { name: 'Activity' }).tap();
    await page.getByText('This channel is archived. It can be read, but not written to.').waitFor();
    await page.getByRole('link', { name: 'A message of yours could not be sent' }).tap();
    await page.getByRole('heading', { name: 'Drafts' }).waitFor();
    await page.getByText('Good morning, all').waitFor();
  },
};

export const composingJourneys: Journey[] = [
  formatting,
  formattingOnPhone,
  completing,
  asking,
  ownEmoji,
  commanding,
  snippets,
  manyEmoji,
  callingAfterwards,
  remindingInWords,
  askingInThreads,
  failingLater,
];
