import { startSession } from '@parley/core/identity/session';
import { setPreferences } from '@parley/core/preference/preferences';
import { buildDirect, buildMember, buildTenant, type BuiltMember } from '@parley/core/testing/build';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { eventually } from '../lib/expect.ts';
import type { Journey, Stage } from '../lib/journey.ts';
import { article, channelLink, composer } from '../lib/people.ts';
import { visitAs } from '../lib/visit-as.ts';

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** What is written and not sent. */
export const draftJourneys: Journey[] = [
  {
    name: 'drafts: a text follows to another device, and what two devices wrote apart is both there',
    buses: ['pg', 'redis'],
    walk: async (stage) => {
      const { owner, generalId } = await buildTenant();
      const first = await inChannel(stage, owner, generalId);
      const second = await inChannel(stage, await onAnotherDevice(owner), generalId);
      await composer(first).fill('Dear Mrs Larkin');
      await textBecomes(second, 'Dear Mrs Larkin');
      await composer(second).fill('Dear Mrs Larkin, as agreed');
      await textBecomes(first, 'Dear Mrs Larkin, as agreed');

      await first.context().setOffline(true);
      await composer(first).fill('Written in the tunnel');
      await composer(second).fill('Written at the desk');
      await first.context().setOffline(false);
      await textBecomes(first, 'Written at the desk');
      await first.getByText('The other text: Written in the tunnel').waitFor();
      await first.getByRole('button', { name: 'Keep mine' }).click();
      await textBecomes(first, 'Written in the tunnel');
      await textBecomes(second, 'Written in the tunnel');
      await second.getByRole('button', { name: 'Discard the other' }).click();
      await first.getByText('The other text').waitFor({ state: 'detached' });

      await composer(second).press('Enter');
      await textBecomes(first, '');
    },
  },
  {
    name: 'drafts: files follow to a phone, are added and removed there, and go once with the message',
    buses: ['pg', 'redis'],
    walk: async (stage) => {
      const tenant = await buildTenant();
      const { owner, slug, generalId } = tenant;
      const bert = await inChannel(stage, await buildMember(tenant), generalId);
      const desk = await inChannel(stage, owner, generalId);
      const { page: mobile } = await visitAs(stage, await onAnotherDevice(owner), 1, phone);
      await mobile.goto(`/${slug}/drafts`);
      await mobile.getByText('No drafts').waitFor();
      await attach(desk, 'plan.txt', 'figures.txt');
      const entry = mobile.getByRole('listitem').filter({ hasText: 'plan.txt' }).filter({ hasText: 'figures.txt' });
      await entry.getByRole('link', { name: '#general' }).tap();
      await tray(mobile).getByText('figures.txt').waitFor();
      await tray(mobile).getByRole('button', { name: 'Remove plan.txt' }).tap();
      await tray(desk).getByText('plan.txt').waitFor({ state: 'detached' });
      await attach(mobile, 'from-the-train.txt');
      await tray(desk).getByText('from-the-train.txt').waitFor();

      await desk.reload();
      await tray(desk).getByText('figures.txt').waitFor();
      await tray(desk).getByText('from-the-train.txt').waitFor();
      await draftsOf(desk).click();
      await desk.getByRole('listitem').filter({ hasText: '2 files' }).getByRole('button', { name: 'Discard draft' }).click();
      await tray(mobile).waitFor({ state: 'detached' });
      await desk.getByRole('button', { name: 'Undo' }).click();
      await tray(mobile).getByText('figures.txt').waitFor();
      await tray(mobile).getByText('from-the-train.txt').waitFor();
      await channelLink(desk, 'general').click();
      await tray(desk).getByText('from-the-train.txt').waitFor();

      await composer(mobile).fill('Both of them');
      await filesAreUp(mobile);
      await mobile.getByRole('button', { name: 'Send', exact: true }).tap();
      const sent = article(bert, 'Both of them');
      await sent.getByText('figures.txt').waitFor();
      await sent.getByText('from-the-train.txt').waitFor();
      await tray(desk).waitFor({ state: 'detached' });
      await tray(mobile).waitFor({ state: 'detached' });
    },
  },
  {
    name: 'drafts: the list opens one, discards one and takes that back, on a phone as well',
    buses: ['pg'],
    themes: ['light', 'dark'],
    walk: async (stage) => {
      const { owner, slug, generalId } = await buildTenant();
      const page = await inChannel(stage, owner, generalId);
      await composer(page).fill('Half a thought');
      await draftsOf(page).click();
      await page.getByRole('heading', { name: 'Drafts' }).waitFor();
      const entry = page.getByRole('listitem').filter({ hasText: 'Half a thought' });
      await entry.getByRole('button', { name: 'Discard draft' }).click();
      await page.getByText('No drafts').waitFor();
      await page.getByRole('button', { name: 'Undo' }).click();
      await entry.getByRole('link', { name: '#general' }).click();
      await textBecomes(page, 'Half a thought');
      await channelLink(page, 'general').waitFor();

      const { page: mobile } = await visitAs(stage, await onAnotherDevice(owner), 1, phone);
      await mobile.goto(`/${slug}/drafts`);
      await mobile.getByRole('heading', { name: 'Drafts' }).waitFor();
      await mobile.getByRole('link', { name: '#general' }).tap();
      await textBecomes(mobile, 'Half a thought');
    },
  },
  {
    name: 'drafts: a message is scheduled, found in the list, edited, sent now, and another given back',
    buses: ['pg'],
    themes: ['light', 'dark'],
    walk: async (stage) => {
      const { owner, generalId } = await buildTenant();
      const page = await inChannel(stage, owner, generalId);
      await composer(page).fill('Good morning all');
      await sendOptions(page).click();
      await page.getByRole('menuitem', { name: /^Tomorrow morning/ }).click();
      await page.getByText(/^Will be sent/).waitFor();
      await textBecomes(page, '');
      await draftsOf(page).click();
      await page.getByRole('tab', { name: 'Scheduled' }).click();
      const entry = page.getByRole('listitem').filter({ hasText: 'Good morning all' });
      await entry.getByText(/^Will be sent/).waitFor();
      await entry.getByRole('button', { name: 'Edit' }).click();
      await page.getByRole('dialog').getByRole('textbox', { name: 'Message' }).fill('Good morning everybody');
      await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
      await page
        .getByRole('listitem')
        .filter({ hasText: 'Good morning everybody' })
        .getByRole('button', { name: 'Send now' })
        .click();
      await page.getByText('Nothing scheduled').waitFor();
      await channelLink(page, 'general').click();
      await article(page, 'Good morning everybody').waitFor();

      await composer(page).fill('Not yet');
      await sendOptions(page).click();
      await page.getByRole('menuitem', { name: 'Another time' }).click();
      await page.getByRole('dialog').getByLabel('Send at').fill(inTwoDays());
      await page.getByRole('dialog').getByRole('button', { name: 'Schedule' }).click();
      await textBecomes(page, '');
      await draftsOf(page).click();
      await page.getByRole('tab', { name: 'Scheduled' }).click();
      await page.getByRole('listitem').filter({ hasText: 'Not yet' }).getByRole('button', { name: 'Back to drafts' }).click();
      await page.getByRole('tab', { name: 'Drafts' }).click();
      await page.getByRole('link', { name: '#general' }).click();
      await textBecomes(page, 'Not yet');
    },
  },
  {
    name: 'drafts: in a conversation the other person’s morning is offered, by their clock',
    buses: ['pg'],
    walk: async (stage) => {
      const tenant = await buildTenant();
      const bert = await buildMember(tenant, { name: 'Bert Bell' });
      await setPreferences(bert, { timeZone: 'Asia/Tokyo' });
      const page = await inChannel(stage, tenant.owner, await buildDirect(tenant.owner, [bert]));
      await composer(page, 'Bert Bell').fill('When you are up');
      await sendOptions(page).click();
      await page.getByRole('menuitem', { name: /Bert’s next morning.*9:00.* for Bert/ }).click();
      await page.getByText(/^Will be sent/).waitFor();
    },
  },
  {
    name: 'drafts: what was sent is taken back, with its file, and Enter breaks the line for whoever wants that',
    buses: ['pg'],
    walk: async (stage) => {
      const tenant = await buildTenant();
      const bert = await inChannel(stage, await buildMember(tenant), tenant.generalId);
      const page = await inChannel(stage, tenant.owner, tenant.generalId);
      const buffer = Buffer.from('the figures');
      await page.locator('input[type=file]').first().setInputFiles({ name: 'figures.txt', mimeType: 'text/plain', buffer });
      await tray(page).getByText('figures.txt').waitFor();
      await composer(page).fill('To the wrong people');
      await filesAreUp(page);
      await composer(page).press('Enter');
      await article(bert, 'To the wrong people').waitFor();
      await page.getByRole('button', { name: 'Undo' }).click();
      await textBecomes(page, 'To the wrong people');
      await tray(page).getByText('figures.txt').waitFor();
      await article(bert, 'To the wrong people').waitFor({ state: 'detached' });
      await filesAreUp(page);
      await composer(page).press('Enter');
      await textBecomes(page, '');
      await composer(page).press('Control+z');
      await textBecomes(page, 'To the wrong people');
      await filesAreUp(page);

      await sendOptions(page).click();
      await page.getByRole('menuitemcheckbox', { name: 'Enter sends the message' }).click();
      await page.keyboard.press('Escape');
      await composer(page).fill('One line');
      await composer(page).press('Enter');
      await composer(page).pressSequentially('and another');
      await textBecomes(page, 'One line\nand another');
      await composer(page).press('Control+Enter');
      await article(bert, 'One line').waitFor();

      await composer(page).fill('Read the new rules');
      await sendOptions(page).click();
      await page.getByRole('menuitemcheckbox', { name: 'Ask for acknowledgement' }).click();
      await page.getByText(/^Readers will be asked/).waitFor();
      await composer(page).press('Control+Enter');
      await article(bert, 'Read the new rules').getByRole('button', { name: 'Acknowledge' }).click();
      await article(page, 'Read the new rules').getByText('1 of 1 acknowledged').waitFor();
    },
  },
];

const tray = (page: Page) => page.getByRole('list', { name: 'Files to send' });
async function attach(page: Page, ...names: string[]): Promise<void> {
  const files = names.map((name) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(`what stands in ${name}`) }));
  await page.locator('input[type=file]').first().setInputFiles(files);
  for (const name of names)
    await tray(page)
      .getByRole('button', { name: `Remove ${name}` })
      .waitFor();
}
const sendOptions = (page: Page) => page.getByRole('button', { name: 'Schedule and options' });
const inTwoDays = () => new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 16);
const draftsOf = (page: Page) => page.getByRole('navigation', { name: 'Inbox' }).getByRole('link', { name: /^Drafts/ });

/** The same person on a device of their own, which is a session of its own. */
async function onAnotherDevice(member: BuiltMember): Promise<BuiltMember> {
  return { ...member, ...(await startSession(member.userId, { address: '127.0.0.1', userAgent: 'another' })) };
}

async function inChannel(stage: Stage, member: BuiltMember, channelId: string, options?: BrowserContextOptions): Promise<Page> {
  const { page } = await visitAs(stage, member, 1, options);
  await page.goto(`/${member.slug}/c/${channelId}`);
  await page.getByRole('textbox', { name: /^Message / }).waitFor();
  return page;
}

const filesAreUp = (page: Page) =>
  eventually('the send button', () => page.getByRole('button', { name: 'Send', exact: true }).isEnabled(), Boolean, 40_000);

const textBecomes = (page: Page, text: string) =>
  eventually(
    'what stands in the composer',
    () => composer(page).inputValue(),
    (value) => value === text,
    40_000,
  );
