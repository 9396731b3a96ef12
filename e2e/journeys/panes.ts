import { randomUUID } from 'node:crypto';
import { reactToMessage } from '@parley/core/message/change-message';
import { sendMessage } from '@parley/core/message/send-message';
import { buildChannel, buildDirect, buildMember, buildTenant, type BuiltTenant } from '@parley/core/testing/build';
import type { Page } from 'playwright-core';
import type { Journey } from '../lib/journey.ts';
import { mustBe } from '../lib/expect.ts';
import { article, composer } from '../lib/people.ts';
import { visitAs } from '../lib/visit-as.ts';
import { lookOver } from './look.ts';

type Firm = { tenant: BuiltTenant; directId: string; emptyId: string; parentId: string };
type View = { name: string; path: (firm: Firm) => string; open: (page: Page) => Promise<unknown> };

const general = ({ tenant }: Firm) => `/${tenant.slug}/c/${tenant.generalId}`;
const dialogBy = (button: string) => async (page: Page) => {
  await article(page, 'Have a look').waitFor();
  await page.getByRole('button', { name: button }).first().click();
  await page.getByRole('dialog').waitFor();
};
const menuOf = (item: string) => async (page: Page) => {
  await article(page, 'Have a look').waitFor();
  await page.getByRole('button', { name: 'Channel menu' }).click();
  await page.getByRole('menuitem', { name: item }).click();
  await page.getByRole('dialog').or(page.getByRole('alertdialog')).waitFor();
};

const views: View[] = [
  {
    name: 'the actions of a message',
    path: general,
    open: async (page) => {
      await article(page, 'Have a look').hover();
      await page.getByRole('toolbar', { name: 'Message actions' }).getByRole('button', { name: 'More' }).click();
      await page.getByRole('menu').waitFor();
    },
  },
  {
    name: 'the emoji',
    path: general,
    open: async (page) => {
      await article(page, 'Have a look').hover();
      await page.getByRole('toolbar', { name: 'Message actions' }).getByRole('button', { name: 'React' }).click();
      await page.getByRole('gridcell').first().waitFor();
    },
  },
  {
    name: 'a thread',
    path: (firm) => `${general(firm)}?thread=${firm.parentId}`,
    open: (page) => page.getByRole('region', { name: 'Thread' }).getByText('They look right').waitFor(),
  },
  {
    name: 'a direct conversation',
    path: ({ tenant, directId }) => `/${tenant.slug}/c/${directId}`,
    open: (page) => article(page, 'A word between us').waitFor(),
  },
  {
    name: 'an empty channel',
    path: ({ tenant, emptyId }) => `/${tenant.slug}/c/${emptyId}`,
    open: (page) => composer(page, '#empty').waitFor(),
  },
  { name: 'new channel', path: general, open: dialogBy('New channel') },
  { name: 'browse channels', path: general, open: dialogBy('Browse channels') },
  { name: 'new message', path: general, open: dialogBy('New message') },
  { name: 'members', path: general, open: menuOf('Members') },
  { name: 'add people', path: general, open: menuOf('Add people') },
  { name: 'rename', path: general, open: menuOf('Rename') },
  { name: 'leave', path: general, open: menuOf('Leave') },
  {
    name: 'shortcuts',
    path: general,
    open: async (page) => {
      await composer(page).waitFor();
      await page.keyboard.press('Control+/');
      await page.getByRole('dialog').waitFor();
    },
  },
];

const panes = (theme: 'light' | 'dark'): Journey => ({
  name: `axe finds nothing serious in any pane, menu or dialog of the chat, ${theme}`,
  buses: ['pg'],
  walk: async (stage) => {
    const firm = await furnish();
    const { page } = await visitAs(stage, firm.tenant.owner, 1, { colorScheme: theme });
    const problems: string[] = [];
    for (const { name, path, open } of views) {
      await page.goto(path(firm));
      await open(page);
      await lookOver(page, name, problems);
    }
    if (problems.length > 0) throw new Error(problems.join('\n'));
  },
});

export const paneJourneys: Journey[] = [
  panes('light'),
  panes('dark'),
  {
    name: 'nothing is wider than a phone',
    buses: ['pg'],
    walk: async (stage) => {
      const firm = await furnish();
      const { slug } = firm.tenant;
      const { page } = await visitAs(stage, firm.tenant.owner, 1, {
        viewport: { width: 390, height: 844 },
        hasTouch: true,
        isMobile: true,
      });
      const paths = ['/', '/signup', '/workspaces', general(firm), `${general(firm)}?thread=${firm.parentId}`];
      for (const path of [
        ...paths,
        ...['channels', 'direct', 'catch-up', 'threads', 'you', 'settings', 'admin'].map((part) => `/${slug}/${part}`),
      ]) {
        await page.goto(path);
        await page.waitForLoadState('networkidle');
        const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        mustBe(`how much ${path.replace(slug, 'firm')} is too wide`, Math.max(0, over), 0);
      }
    },
  },
];

/** A firm with something of everything to look at. */
async function furnish(): Promise<Firm> {
  const tenant = await buildTenant({ marker: 'Cedar' });
  const nia = await buildMember(tenant, { name: 'Nia Frost' });
  const guest = await buildMember(tenant, { name: 'Oli Grant', role: 'guest' });
  const emptyId = await buildChannel(tenant, { name: 'empty', members: [guest] });
  const directId = await buildDirect(tenant.owner, [nia]);
  const say = (body: string, parentId?: string) =>
    sendMessage(nia, { clientId: randomUUID(), channelId: tenant.generalId, body, parentId });
  const mention = `<@${tenant.owner.memberId}>`;
  const { message: parent } = await say(
    `Have a look, ${mention}: **the figures** are in \`report.csv\`, and [here](https://figures.example).`,
  );
  await say('```ts\nconst total = 42;\n```\n\n- one\n- two\n\n> quoted\n\n| a | b |\n|---|---|\n| 1 | 2 |');
  await say('They look right to me.', parent.id);
  await reactToMessage(tenant.owner, { messageId: parent.id, emoji: '👍', on: true });
  await sendMessage(nia, { clientId: randomUUID(), channelId: directId, body: 'A word between us.' });
  return { tenant, directId, emptyId, parentId: parent.id };
}
