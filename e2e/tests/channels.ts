import { buildMember, buildTenant } from '@parley/core/testing/build';
import type { BrowserTest } from '../lib/browser-test.ts';
import { channelLink, composer, feed, isSentOnce, openChannel, send } from '../lib/chat-page.ts';

export const channels: BrowserTest = {
  name: 'a channel is made, found, joined, left and archived',
  run: async ({ system, browse }) => {
    const tenant = await buildTenant();
    const colleague = await buildMember(tenant, { name: 'Gus Pike' });
    const mine = await browse({ member: tenant.owner, node: 1 });
    const theirs = await browse({ member: colleague, node: 2 });
    await openChannel(mine.page, `${system.url}/${tenant.slug}`, 'general');
    await openChannel(theirs.page, `${system.url}/${tenant.slug}`, 'general');

    await mine.page.getByRole('button', { name: 'New channel' }).click();
    await mine.page.getByRole('dialog').getByRole('textbox', { name: 'Name', exact: true }).fill('Year End');
    await mine.page.getByRole('dialog').getByRole('button', { name: 'Create channel' }).click();
    await send(mine.page, 'year-end', 'All about the year end.');
    await isSentOnce(mine.page, 'All about the year end.');

    await theirs.page.getByRole('button', { name: 'Browse channels' }).click();
    await theirs.page.getByRole('dialog').getByRole('button', { name: 'Join year-end' }).click();
    await composer(theirs.page, 'year-end').waitFor();
    await isSentOnce(theirs.page, 'All about the year end.');
    await send(mine.page, 'year-end', 'Glad you are here.');
    await isSentOnce(theirs.page, 'Glad you are here.');

    await theirs.page.getByRole('button', { name: 'Channel menu' }).click();
    await theirs.page.getByRole('menuitem', { name: 'Leave' }).click();
    await theirs.page.getByRole('button', { name: 'Leave the channel' }).click();
    await channelLink(theirs.page, 'year-end').waitFor({ state: 'detached' });

    await mine.page.getByRole('button', { name: 'Channel menu' }).click();
    await mine.page.getByRole('menuitem', { name: 'Archive' }).click();
    await mine.page.getByRole('button', { name: 'Archive the channel' }).click();
    await mine.page.getByText('is archived: it can be read and searched').waitFor();
    await composer(mine.page, 'year-end').waitFor({ state: 'detached' });
  },
};

export const direct: BrowserTest = {
  name: 'a direct message reaches the one it is for, and nobody else',
  run: async ({ system, browse }) => {
    const tenant = await buildTenant();
    const friend = await buildMember(tenant, { name: 'Hal Stone' });
    const other = await buildMember(tenant, { name: 'Ivy Cole' });
    const mine = await browse({ member: tenant.owner, node: 1 });
    const theirs = await browse({ member: friend, node: 2 });
    const others = await browse({ member: other, node: 2 });
    for (const { page } of [mine, theirs, others]) await openChannel(page, `${system.url}/${tenant.slug}`, 'general');

    await mine.page.getByRole('button', { name: 'New message' }).click();
    await mine.page.getByRole('dialog').getByRole('combobox', { name: 'To' }).fill('Hal');
    await mine.page
      .getByRole('dialog')
      .getByRole('option', { name: /Hal Stone/ })
      .click();
    await mine.page
      .getByRole('dialog')
      .getByRole('button', { name: /Write to Hal/ })
      .click();
    await mine.page
      .getByRole('feed', { name: 'Messages with Hal Stone' })
      .or(mine.page.getByRole('textbox', { name: 'Message Hal Stone' }))
      .first()
      .waitFor();
    await mine.page.getByRole('textbox', { name: 'Message Hal Stone' }).fill('Between us.');
    await mine.page.getByRole('textbox', { name: 'Message Hal Stone' }).press('Enter');

    const link = theirs.page
      .getByRole('navigation', { name: 'Channels' })
      .getByRole('link', { name: new RegExp(`${tenant.owner.name}.*1 unread`) });
    await link.click();
    await isSentOnce(theirs.page, 'Between us.');
    await theirs.page.getByRole('feed', { name: `Messages with ${tenant.owner.name}` }).waitFor();
    await send(mine.page, 'general', 'For all.').catch(() => {});
    await feed(others.page, 'general').waitFor();
    if (
      (await others.page.getByText('Between us.').count()) + (await others.page.getByRole('link', { name: /unread/ }).count()) >
      0
    )
      throw new Error('Somebody else saw the direct message.');
  },
};
