import { getPreferences, setPreferences } from '@parley/core/preference/preferences';
import { randomUUID } from 'node:crypto';
import { sendMessage } from '@parley/core/message/send-message';
import { buildChannel, buildDirect, buildMember, buildTenant } from '@parley/core/testing/build';
import { atOnce, eventually } from '../lib/expect.ts';
import type { Journey } from '../lib/journey.ts';
import { article } from '../lib/people.ts';
import { visitAs } from '../lib/visit-as.ts';

const write = (author: Parameters<typeof sendMessage>[0], channelId: string, body: string) =>
  sendMessage(author, { clientId: randomUUID(), channelId, body });

async function firm() {
  const tenant = await buildTenant();
  const una = await buildMember(tenant, { name: 'Una Best' });
  const channelId = await buildChannel(tenant, { name: 'plans', members: [una] });
  return { tenant, owner: tenant.owner, una, channelId };
}

/** Unread, what one is told of, and why. */
export const notificationJourneys: Journey[] = [
  {
    name: 'catching up by keyboard: what is for me first, marked read, taken back, opened',
    buses: ['pg'],
    themes: ['light', 'dark'],
    walk: async (stage) => {
      const { tenant, owner, una, channelId } = await firm();
      const directId = await buildDirect(una, [owner]);
      await write(una, directId, 'A word in private');
      await write(una, channelId, 'A plan for the week');
      const { page } = await visitAs(stage, owner, 1);
      await page.goto(`/${tenant.slug}/catch-up`);
      const places = page.getByRole('list', { name: 'Unread places' });
      await places.getByText('A plan for the week').waitFor();
      const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
      await places.getByRole('link', { name: 'Una Best' }).focus();
      await page.keyboard.press('j');
      await eventually('the focus', focused, (text) => text.includes('plans'));
      await page.keyboard.press('k');
      await eventually('the focus', focused, (text) => text.includes('Una Best'));
      await page.keyboard.press('r');
      await places.getByText('A word in private').waitFor({ state: 'detached' });
      await eventually('the focus', focused, (text) => text.includes('plans'));
      await page.keyboard.press('u');
      await places.getByText('A word in private').waitFor();
      await places.getByRole('link', { name: 'plans' }).focus();
      await page.keyboard.press('Enter');
      await page.getByRole('feed', { name: 'Messages in #plans' }).waitFor();
    },
  },
  {
    name: 'what is marked unread on one device is unread on the other at once, and read again everywhere',
    buses: ['pg'],
    walk: async (stage) => {
      const { owner, una, channelId } = await firm();
      await write(una, channelId, 'First thought');
      await write(una, channelId, 'Second thought');
      const { page: other } = await visitAs(stage, owner, 1);
      await other.goto(`/${owner.slug}/catch-up`);
      await other.getByRole('link', { name: 'plans, 2 unread' }).waitFor();
      const { page } = await visitAs(stage, owner, 2);
      await page.goto(`/${owner.slug}/c/${channelId}`);
      await article(page, 'Second thought').waitFor();
      await other.getByText('You are up to date').waitFor();
      await article(page, 'Second thought').hover();
      await article(page, 'Second thought').getByRole('button', { name: 'More' }).click();
      await page.getByRole('menuitem', { name: /mark.*unread/i }).click();
      await other.getByRole('link', { name: 'plans, 1 unread' }).waitFor({ timeout: atOnce });
      await page.keyboard.press('Escape');
      await other.getByText('You are up to date').waitFor();
    },
  },
  {
    name: 'activity lists what I was told of, and says why; any message says why not',
    buses: ['pg'],
    themes: ['light', 'dark'],
    walk: async (stage) => {
      const { tenant, owner, una, channelId } = await firm();
      await write(una, channelId, 'Nothing for anybody');
      await write(una, channelId, `<@${owner.memberId}> please look`);
      const { page } = await visitAs(stage, owner, 1);
      await page.goto(`/${tenant.slug}/activity`);
      await page.getByText('please look').waitFor();
      await page.getByRole('button', { name: 'Why was I told of the message from Una Best?' }).click();
      const why = page.getByRole('dialog', { name: 'Why was I told, or not?' });
      await why.getByText('because the message mentions you').waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('link', { name: 'Una Best' }).first().click();
      await article(page, 'Nothing for anybody').hover();
      await article(page, 'Nothing for anybody').getByRole('button', { name: 'More' }).click();
      await page.getByRole('menuitem', { name: 'Why was I told, or not?' }).click();
      await why.getByText('because it does not mention you').waitFor();
    },
  },
  {
    name: 'a keyword and quiet hours set in the settings are there after a reload',
    buses: ['pg'],
    walk: async (stage) => {
      const { tenant, owner } = await firm();
      const { page } = await visitAs(stage, owner, 1);
      await page.goto(`/${tenant.slug}/settings#notifications`);
      const section = page.getByRole('region', { name: 'Notifications' });
      await section.getByRole('textbox', { name: 'Keywords' }).fill('Audit, annual report');
      await section.getByRole('button', { name: 'Save' }).click();
      await section.getByRole('button', { name: 'Save' }).waitFor({ state: 'detached' });
      await section.getByRole('checkbox', { name: 'Quiet hours' }).click();
      await eventually(
        'the quiet hours kept',
        async () => (await getPreferences(owner)).quietHours,
        (hours) => hours !== null,
      );
      await page.reload();
      await section.getByLabel('From').waitFor();
      await eventually(
        'the keywords',
        () => section.getByRole('textbox', { name: 'Keywords' }).inputValue(),
        (text) => text === 'audit, annual report',
      );
    },
  },
  {
    name: 'catching up shows threads and how far one has come; a keyword is lit where it stands; the tab has a dot',
    buses: ['pg'],
    walk: async (stage) => {
      const { tenant, owner, una, channelId } = await firm();
      await setPreferences(owner, { keywords: ['audit'] });
      const { message } = await write(owner, channelId, 'A question of mine');
      await sendMessage(una, { clientId: randomUUID(), channelId, body: 'An answer in its thread', parentId: message.id });
      await write(una, channelId, 'The Audit begins on Monday');
      await write(una, await buildDirect(una, [owner]), 'A word in private');
      const { page } = await visitAs(stage, owner, 1);
      await page.goto(`/${tenant.slug}/catch-up`);
      await page.getByRole('region', { name: 'Threads' }).getByText('A question of mine').waitFor();
      await page.locator('link[rel=icon][href="/icon-unread.svg"]').waitFor({ state: 'attached' });
      await page.getByRole('button', { name: 'Mark read: Una Best' }).click();
      await page.getByRole('progressbar', { name: '1 of 2 done' }).waitFor();
      await page.getByRole('list', { name: 'Unread places' }).getByRole('link', { name: 'plans' }).click();
      await article(page, 'The Audit begins').locator('mark', { hasText: 'Audit' }).waitFor();
    },
  },
];
