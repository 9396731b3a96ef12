import { randomUUID } from 'node:crypto';
import { createInvitations } from '@parley/core/invitation/manage-invitations';
import { sendMessage } from '@parley/core/message/send-message';
import { reactToMessage } from '@parley/core/message/change-message';
import { buildChannel, buildDirect, buildMember, buildTenant, type BuiltTenant } from '@parley/core/testing/build';
import type { Page } from 'playwright-core';
import { seriousFindings } from '../lib/axe.ts';
import type { BrowserTest, World } from '../lib/browser-test.ts';
import { actOn, composer, message, thread } from '../lib/chat-page.ts';
import { mailedLink } from '../lib/mailbox.ts';
import { check } from '../lib/until.ts';

type Screen = { name: string; path: string; isOpen: (page: Page) => Promise<unknown> };
const themes = ['light', 'dark'] as const;
const heading = (page: Page) => page.getByRole('heading').first().waitFor();

async function judge(page: Page, url: string, screens: Screen[]): Promise<void> {
  const findings: string[] = [];
  for (const theme of themes) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    for (const screen of screens) {
      await page.goto(url + screen.path);
      await screen.isOpen(page);
      for (const finding of await seriousFindings(page)) findings.push(`${screen.name}, ${theme}: ${finding}`);
    }
  }
  check(findings.length === 0, findings.join('\n'));
}

export const publicScreens: BrowserTest = {
  name: 'axe finds nothing serious on the public screens, light and dark',
  run: async ({ system, browse }) => {
    const tenant = await buildTenant({ marker: 'Cedar' });
    const email = `guest.${randomUUID().slice(0, 8)}@cedar.example`;
    await createInvitations(tenant.owner, { emails: [email], role: 'member' });
    const invitation = new URL(await mailedLink(system.outbox, email, '/invitation'));
    const { page } = await browse();
    await judge(page, system.url, [
      { name: 'site', path: '/', isOpen: heading },
      { name: 'sign-up', path: '/signup', isOpen: heading },
      { name: 'sign-in', path: '/signin', isOpen: heading },
      { name: 'forgot', path: '/forgot', isOpen: heading },
      { name: 'reset', path: '/reset?token=none', isOpen: heading },
      { name: 'confirm', path: '/confirm?token=none', isOpen: (open) => open.getByRole('alert').first().waitFor() },
      {
        name: 'invitation',
        path: invitation.pathname + invitation.search,
        isOpen: (open) => open.getByRole('button', { name: /^Join/ }).waitFor(),
      },
      { name: 'nowhere', path: '/no/such/page', isOpen: heading },
    ]);
  },
};

export const chatScreens: BrowserTest = {
  name: 'axe finds nothing serious in the chat, light and dark',
  run: async (world) => {
    const { tenant, directId, emptyId, parentId } = await furnish();
    const { page } = await world.browse({ member: tenant.owner });
    const at = (channelId: string) => `/${tenant.slug}/c/${channelId}`;
    const general = async (open: Page) => {
      await composer(open, 'general').waitFor();
      await message(open, 'Have a look').first().waitFor();
    };
    const withDialog = (button: string) => async (open: Page) => {
      await general(open);
      await open.getByRole('button', { name: button }).first().click();
      await open.getByRole('dialog').waitFor();
    };
    await judge(page, world.system.url, [
      { name: 'channel', path: at(tenant.generalId), isOpen: general },
      {
        name: 'message actions',
        path: at(tenant.generalId),
        isOpen: async (open) => {
          await general(open);
          await actOn(message(open, 'Have a look').first(), 'More');
          await open.getByRole('menu').waitFor();
        },
      },
      {
        name: 'thread',
        path: `${at(tenant.generalId)}?thread=${parentId}`,
        isOpen: (open) => thread(open).getByRole('article').nth(1).waitFor(),
      },
      { name: 'direct', path: at(directId), isOpen: (open) => open.getByRole('textbox', { name: 'Message Nia Frost' }).waitFor() },
      { name: 'empty channel', path: at(emptyId), isOpen: (open) => composer(open, 'empty').waitFor() },
      { name: 'catch up', path: `/${tenant.slug}/catch-up`, isOpen: heading },
      { name: 'threads', path: `/${tenant.slug}/threads`, isOpen: heading },
      { name: 'new channel', path: at(tenant.generalId), isOpen: withDialog('New channel') },
      { name: 'browse', path: at(tenant.generalId), isOpen: withDialog('Browse channels') },
      { name: 'new message', path: at(tenant.generalId), isOpen: withDialog('New message') },
      {
        name: 'search',
        path: at(tenant.generalId),
        isOpen: async (open) => {
          await general(open);
          await open.keyboard.press('Control+k');
          await open.getByRole('textbox', { name: 'Search or jump to' }).fill('look');
          await open
            .getByRole('option', { name: /Have a look/ })
            .first()
            .waitFor();
        },
      },
      {
        name: 'members of a channel',
        path: at(tenant.generalId),
        isOpen: async (open) => {
          await general(open);
          await open.getByRole('button', { name: 'Channel menu' }).click();
          await open.getByRole('menuitem', { name: 'Members' }).click();
          await open.getByRole('dialog').getByText('Nia Frost').waitFor();
        },
      },
    ]);
  },
};

export const workScreens: BrowserTest = {
  name: 'axe finds nothing serious in settings and administration, light and dark',
  run: async (world) => {
    const { tenant } = await furnish();
    const { page } = await world.browse({ member: tenant.owner });
    const section = (name: string, path: string): Screen => ({
      name,
      path: `/${tenant.slug}/admin/${path}`,
      isOpen: administration,
    });
    await judge(page, world.system.url, [
      { name: 'workspaces', path: '/workspaces', isOpen: (open) => open.getByRole('list').first().waitFor() },
      {
        name: 'settings',
        path: `/${tenant.slug}/settings`,
        isOpen: (open) =>
          open
            .getByRole('button', { name: /Sign out|Save/ })
            .first()
            .waitFor(),
      },
      { name: 'members', path: `/${tenant.slug}/admin/members`, isOpen: (open) => open.getByText('Nia Frost').first().waitFor() },
      ...['groups', 'rules', 'security', 'archive', 'billing', 'audit-log', 'reports'].map((path) => section(path, path)),
    ]);
    const names = await page.getByRole('navigation', { name: 'Administration' }).getByRole('link').allTextContents();
    for (const name of ['Members', 'Groups', 'Rules', 'Security', 'Archive', 'Billing', 'Audit log', 'Reports'])
      check(
        names.some((text) => text.trim().startsWith(name)),
        `Administration has no link ${name}.`,
      );
  },
};

const administration = (page: Page) => page.getByRole('navigation', { name: 'Administration' }).waitFor();

export const phone: BrowserTest = {
  name: 'axe finds nothing serious on a phone, and nothing is wider than it',
  run: async (world: World) => {
    const { tenant } = await furnish();
    const { page } = await world.browse({
      member: tenant.owner,
      context: { viewport: { width: 390, height: 844 }, hasTouch: true },
    });
    const fits = async (open: Page) => {
      const over = await open.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      check(over <= 0, `${open.url()} is ${over} px wider than the phone.`);
    };
    await judge(page, world.system.url, [
      ...['channels', 'direct', 'catch-up', 'you'].map((path) => ({
        name: path,
        path: `/${tenant.slug}/${path}`,
        isOpen: async (open: Page) => {
          await open.getByRole('navigation', { name: 'Places' }).waitFor();
          await fits(open);
        },
      })),
      {
        name: 'channel',
        path: `/${tenant.slug}/c/${tenant.generalId}`,
        isOpen: async (open: Page) => {
          await composer(open, 'general').waitFor();
          await fits(open);
        },
      },
      ...['/', '/signup', '/signin', `/${tenant.slug}/settings`, `/${tenant.slug}/admin/members`].map((path) => ({
        name: path,
        path,
        isOpen: async (open: Page) => {
          await heading(open);
          await fits(open);
        },
      })),
    ]);
  },
};

/** A firm with something of everything to look at. */
async function furnish(): Promise<{ tenant: BuiltTenant; directId: string; emptyId: string; parentId: string }> {
  const tenant = await buildTenant({ marker: 'Cedar' });
  const nia = await buildMember(tenant, { name: 'Nia Frost' });
  const guest = await buildMember(tenant, { name: 'Oli Grant', role: 'guest' });
  const emptyId = await buildChannel(tenant, { name: 'empty', members: [guest] });
  const directId = await buildDirect(tenant.owner, [nia]);
  const say = (body: string, parentId?: string) =>
    sendMessage(nia, { clientId: randomUUID(), channelId: tenant.generalId, body, parentId });
  const { message: parent } = await say(
    `Have a look, <@${tenant.owner.memberId}>: **the figures** are in \`report.csv\`, and [here](https://figures.example).`,
  );
  await say('```ts\nconst total = 42;\n```\n\n- one\n- two\n\n> quoted');
  await say('They look right to me.', parent.id);
  await reactToMessage(tenant.owner, { messageId: parent.id, emoji: '👍', on: true });
  await sendMessage(nia, { clientId: randomUUID(), channelId: directId, body: 'A word between us.' });
  return { tenant, directId, emptyId, parentId: parent.id };
}
