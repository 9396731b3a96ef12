import { createWorkspace } from '@parley/core/workspace/create-workspace';
import { sendMessage } from '@parley/core/message/send-message';
import { buildChannel, buildMember, buildTenant } from '@parley/core/testing/build';
import { randomUUID } from 'node:crypto';
import type { BrowserTest } from '../lib/browser-test.ts';
import { composer, isSentOnce, message, openChannel, thread } from '../lib/chat-page.ts';
import { check, until } from '../lib/until.ts';

export const switcher: BrowserTest = {
  name: 'one person goes between two workspaces, and finds places by Ctrl+K',
  run: async ({ system, browse }) => {
    const tenant = await buildTenant({ marker: 'Alder' });
    await buildChannel(tenant, { name: 'litigation' });
    const { userId, sessionId, email, name } = tenant.owner;
    const { slug } = await createWorkspace(
      { userId, sessionId, email, name, isEmailConfirmed: true },
      { companyName: `Beech ${Date.now()}` },
    );
    const { page } = await browse({ member: tenant.owner });
    await openChannel(page, `${system.url}/${tenant.slug}`, 'general');

    await page.keyboard.press('Control+k');
    await page.getByRole('dialog', { name: 'Search or jump to' }).getByRole('textbox', { name: 'Search or jump to' }).fill('litig');
    await page.getByRole('option', { name: /litigation/ }).waitFor();
    await page.keyboard.press('Enter');
    await composer(page, 'litigation').waitFor();

    await page.getByRole('button', { name: /Alder/ }).first().click();
    await page.getByRole('menuitem', { name: /Beech/ }).click();
    await page.waitForURL(new RegExp(`/${slug}(/|$)`));
    await composer(page, 'general').waitFor();
    check(
      (await page.getByRole('link', { name: 'litigation' }).count()) === 0,
      "One workspace does not show the other's channels.",
    );
    await page.goto(`${system.url}/workspaces`);
    await page.getByRole('link', { name: /Alder/ }).click();
    await page.getByRole('navigation', { name: 'Channels' }).getByRole('link', { name: 'litigation' }).waitFor();
  },
};

export const search: BrowserTest = {
  name: 'a message is found by its words and shown in its place',
  run: async ({ system, browse }) => {
    const tenant = await buildTenant();
    const member = await buildMember(tenant);
    const secret = await buildChannel(tenant, { name: 'partners', kind: 'private' });
    await sendMessage(tenant.owner, {
      clientId: randomUUID(),
      channelId: tenant.generalId,
      body: 'The codicil was signed in Lisbon.',
    });
    await sendMessage(tenant.owner, { clientId: randomUUID(), channelId: secret, body: 'A codicil nobody else may read.' });
    const { page } = await browse({ member });
    await openChannel(page, `${system.url}/${tenant.slug}`, 'general');
    await page.keyboard.press('Control+k');
    await page.getByRole('textbox', { name: 'Search or jump to' }).fill('codicil');
    await page.getByRole('option', { name: /Lisbon/ }).click();
    await page.waitForURL(/[?&]m=/);
    await message(page, 'signed in Lisbon').waitFor();
    check((await page.getByText('nobody else may read').count()) === 0, 'Others’ private channels are not searched.');
  },
};

export const keyboard: BrowserTest = {
  name: 'sign-in, channel, message, reaction and thread by keyboard alone',
  run: async ({ system, browse }) => {
    const tenant = await buildTenant();
    const channelId = await buildChannel(tenant, { name: 'drafts' });
    await sendMessage(tenant.owner, { clientId: randomUUID(), channelId, body: 'An older draft.' });
    const { page } = await browse({ node: 1 });
    const keys = page.keyboard;
    await page.goto(`${system.url}/signin`);
    await page.getByRole('textbox', { name: 'Work email' }).waitFor();
    await tabTo(page, 'Work email');
    await keys.type(tenant.owner.email);
    await tabTo(page, 'Password');
    await keys.type(tenant.owner.password);
    await keys.press('Enter');
    await composer(page, 'general').waitFor();

    await keys.press('Control+k');
    await page.getByRole('dialog', { name: 'Search or jump to' }).waitFor();
    await keys.type('drafts');
    await page
      .getByRole('option', { name: /drafts/ })
      .first()
      .waitFor();
    await keys.press('Enter');
    await composer(page, 'drafts').waitFor();
    await moveFocus(page, 'F6', async () => composer(page, 'drafts').evaluate((field) => field === document.activeElement));
    await keys.type('Written without a mouse.');
    await keys.press('Enter');
    await isSentOnce(page, 'Written without a mouse.');

    await moveFocus(page, 'F6', async () => page.evaluate(() => document.activeElement?.tagName === 'ARTICLE'));
    await keys.press('ArrowUp');
    await until('the focus on the older message', () =>
      page.evaluate(() => document.activeElement?.textContent?.includes('An older draft.') ?? false),
    );
    await keys.press('+');
    await page
      .getByRole('textbox', { name: 'Find an emoji' })
      .or(page.getByRole('searchbox', { name: 'Find an emoji' }))
      .waitFor();
    await keys.type('rocket');
    await until(
      'the emoji to be found',
      async () =>
        (await page
          .getByRole('gridcell', { name: /rocket/i })
          .or(page.getByRole('button', { name: /rocket/i }))
          .count()) > 0,
    );
    await keys.press('Enter');
    await message(page, 'An older draft.').getByRole('button', { name: /🚀 1/ }).waitFor();

    await moveFocus(page, 'F6', async () => page.evaluate(() => document.activeElement?.tagName === 'ARTICLE'));
    await keys.press('r');
    await thread(page).waitFor();
    await until('the focus in the reply', async () =>
      thread(page)
        .getByRole('textbox', { name: 'Reply' })
        .evaluate((field) => field === document.activeElement)
        .catch(() => false),
    );
    await keys.type('Answered by keyboard.');
    await keys.press('Enter');
    await thread(page).getByRole('article').filter({ hasText: 'Answered by keyboard.' }).waitFor();
    await keys.press('Escape');
    await thread(page).waitFor({ state: 'detached' });
  },
};

type Page = import('playwright-core').Page;

/** Presses Tab until the control of that name has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let press = 0; press < 15; press += 1) {
    if (await page.getByRole('textbox', { name }).evaluate((field) => field === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${name}.`);
}

async function moveFocus(page: Page, key: string, isThere: () => Promise<boolean>): Promise<void> {
  for (let press = 0; press < 8; press += 1) {
    if (await isThere()) return;
    await page.keyboard.press(key);
    await page.waitForTimeout(50);
  }
  throw new Error(`${key} does not lead there.`);
}
