import { randomUUID } from 'node:crypto';
import { sendMessage } from '@parley/core/message/send-message';
import { buildChannel, buildDirect, buildMember, buildTenant, type BuiltMember } from '@parley/core/testing/build';
import type { Page } from 'playwright-core';
import { eventually, mustBe } from '../lib/expect.ts';
import type { Journey, Stage } from '../lib/journey.ts';
import { article, channelLink } from '../lib/people.ts';
import { visitAs } from '../lib/visit-as.ts';

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

async function onPhone(stage: Stage, member: BuiltMember, path = ''): Promise<Page> {
  const { page } = await visitAs(stage, member, 1, phone);
  await page.goto(`/${member.slug}${path}`);
  return page;
}

/** Holds a finger on a row until its menu is there. */
async function hold(page: Page, name: string | RegExp): Promise<void> {
  const touch = await page.context().newCDPSession(page);
  const { x = 0, y = 0 } = (await channelLink(page, name).boundingBox()) ?? {};
  await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x: x + 60, y: y + 20 }] });
  await page.getByRole('menu').waitFor();
  await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}

async function mustFit(page: Page, what: string): Promise<void> {
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  mustBe(`how far ${what} reaches past the screen`, Math.max(0, beyond), 0);
}

/** What a phone lays out in its own way, and no other walk goes through at its width. */
export const phoneJourneys: Journey[] = [
  {
    name: 'phone: channels are found, joined, and ordered in a section by touch',
    buses: ['pg'],
    themes: ['light', 'dark'],
    walk: async (stage) => {
      const tenant = await buildTenant();
      const una = await buildMember(tenant, { name: 'Una Best' });
      await buildChannel(tenant, { name: 'harbour', members: [] });
      await buildChannel(tenant, { name: 'quay', members: [una] });
      const page = await onPhone(stage, una, '/c');
      await page
        .getByRole('navigation', { name: 'Places' })
        .getByRole('link', { name: /^Channels/ })
        .tap();

      await page.getByRole('button', { name: 'Browse channels' }).tap();
      const dialog = page.getByRole('dialog', { name: 'Browse channels' });
      await dialog.getByRole('textbox', { name: 'Find a channel' }).fill('harb');
      await mustFit(page, 'the list of channels');
      await dialog.getByRole('button', { name: 'Join harbour' }).tap();
      await page.getByRole('feed', { name: 'Messages in #harbour' }).waitFor();
      await page.getByRole('link', { name: 'Back' }).tap();

      await hold(page, 'harbour');
      await page.getByRole('menuitem', { name: 'A new section' }).tap();
      await page.getByRole('textbox', { name: 'Name' }).fill('Clients');
      await page.getByRole('button', { name: 'Create section' }).tap();
      const section = page.getByRole('region', { name: 'Clients' });
      await section.getByRole('link', { name: 'harbour' }).waitFor();
      await hold(page, 'quay');
      await page.getByRole('menuitem', { name: 'Clients' }).tap();
      await section.getByRole('link', { name: 'quay' }).waitFor();
      const first = async () => (await section.getByRole('link').first().textContent()) ?? '';
      const before = await first();
      await hold(page, before.includes('quay') ? 'quay' : 'harbour');
      await page.getByRole('menuitem', { name: 'Move down' }).tap();
      await eventually('the first of the section', first, (text) => text !== before);
    },
  },
  {
    name: 'phone: what waits is caught up with, marked read, taken back and opened by touch',
    buses: ['pg'],
    themes: ['light', 'dark'],
    walk: async (stage) => {
      const tenant = await buildTenant();
      const una = await buildMember(tenant, { name: 'Una Best' });
      const channelId = await buildChannel(tenant, { name: 'plans', members: [una] });
      const directId = await buildDirect(una, [tenant.owner]);
      const write = (to: string, body: string) => sendMessage(una, { clientId: randomUUID(), channelId: to, body });
      await write(directId, 'A word in private');
      await write(channelId, 'A plan for the week');
      const page = await onPhone(stage, tenant.owner, '/catch-up');
      const places = page.getByRole('list', { name: 'Unread places' });
      await places.getByText('A plan for the week').waitFor();
      await mustFit(page, 'the list of what waits');
      await places
        .getByRole('listitem')
        .filter({ hasText: 'A word in private' })
        .getByRole('button', { name: /^Mark .*read/ })
        .tap();
      await places.getByText('A word in private').waitFor({ state: 'detached' });
      await page.getByRole('button', { name: 'Undo' }).tap();
      await places.getByText('A word in private').waitFor();
      await places.getByRole('link', { name: 'plans' }).tap();
      await page.getByRole('feed', { name: 'Messages in #plans' }).waitFor();
      await page.goBack();
      await places.getByText('A word in private').waitFor();
    },
  },
  {
    name: 'phone: shared code is compared in two versions and commented by line',
    buses: ['pg'],
    themes: ['light', 'dark'],
    walk: async (stage) => {
      const { owner, generalId } = await buildTenant();
      const { message } = await sendMessage(owner, {
        clientId: randomUUID(),
        channelId: generalId,
        body: 'const one = 1;\nconst two = 2;',
        extra: { snippet: { title: 'numbers.ts', language: 'typescript' } },
      });
      const page = await onPhone(stage, owner, `/c/${message.channelId}`);
      await page
        .getByRole('figure', { name: 'Snippet: numbers.ts' })
        .getByRole('button', { name: /^Open with versions/ })
        .tap();
      const dialog = page.getByRole('dialog', { name: 'numbers.ts' });
      await dialog.getByRole('button', { name: 'Edit as a new version' }).tap();
      await dialog.getByRole('textbox', { name: 'Code' }).fill('const one = 1;\nconst two = 3;');
      await dialog.getByRole('button', { name: 'Save the version' }).tap();
      await dialog.getByRole('combobox', { name: 'Compare with' }).selectOption({ index: 1 });
      await dialog.getByRole('group', { name: 'Version 1 beside version 2' }).getByText('const two = 2;').waitFor();
      await mustFit(page, 'the comparison');
      await dialog.getByRole('combobox', { name: 'Compare with' }).selectOption({ index: 0 });
      await dialog.getByRole('button', { name: 'Comment on line 2' }).tap();
      await dialog.getByRole('textbox', { name: 'Comment on line 2' }).fill('Why three?');
      await dialog.getByRole('button', { name: 'Send the comment' }).tap();
      await dialog.getByText('Why three?').waitFor();
      await dialog.getByRole('button', { name: 'Close' }).tap();
      await article(page, 'numbers.ts').getByText('1 reply').waitFor();
    },
  },
];
