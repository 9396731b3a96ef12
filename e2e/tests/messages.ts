import { sendMessage } from '@parley/core/message/send-message';
import { buildChannel, buildMember, buildTenant } from '@parley/core/testing/build';
import { randomUUID } from 'node:crypto';
import type { BrowserTest } from '../lib/browser-test.ts';
import { actOn, channelLink, composer, isSentOnce, message, openChannel, send, thread } from '../lib/chat-page.ts';
import { check, until } from '../lib/until.ts';

export const changes: BrowserTest = {
  name: 'edits, reactions, replies and deletions reach the other reader',
  run: async ({ system, browse }) => {
    const tenant = await buildTenant();
    const colleague = await buildMember(tenant, { name: 'Cleo Hart' });
    const mine = await browse({ member: tenant.owner, node: 1 });
    const theirs = await browse({ member: colleague, node: 2 });
    await openChannel(mine.page, `${system.url}/${tenant.slug}`, 'general');
    await openChannel(theirs.page, `${system.url}/${tenant.slug}`, 'general');

    await send(mine.page, 'general', 'The hearing is on Tuesday.');
    await isSentOnce(theirs.page, 'The hearing is on Tuesday.');
    await actOn(message(mine.page, 'The hearing is on Tuesday.'), 'Edit');
    const field = mine.page.getByRole('article').getByRole('textbox');
    await field.fill('The hearing is on Wednesday.');
    await field.press('Enter');
    await isSentOnce(theirs.page, 'The hearing is on Wednesday.');
    await message(theirs.page, 'The hearing is on Wednesday.').getByText('(edited)').waitFor();

    await actOn(message(theirs.page, 'on Wednesday.'), 'React');
    await theirs.page.getByRole('group', { name: 'Used lately' }).getByRole('button').first().click();
    const reaction = message(mine.page, 'on Wednesday.').getByRole('button', { name: /1, Cleo Hart/ });
    await reaction.waitFor();
    await reaction.click();
    await message(theirs.page, 'on Wednesday.')
      .getByRole('button', { name: /^\S+ 2, / })
      .waitFor();

    await actOn(message(theirs.page, 'on Wednesday.'), 'Reply in thread');
    await thread(theirs.page).getByRole('textbox', { name: 'Reply' }).fill('I will be there.');
    await thread(theirs.page).getByRole('textbox', { name: 'Reply' }).press('Enter');
    await message(mine.page, 'on Wednesday.')
      .getByRole('button', { name: /^1 reply/ })
      .click();
    await thread(mine.page).getByRole('article').filter({ hasText: 'I will be there.' }).waitFor();
    await thread(mine.page).getByRole('textbox', { name: 'Reply' }).fill('Thank you.');
    await thread(mine.page).getByRole('textbox', { name: 'Reply' }).press('Enter');
    await thread(theirs.page).getByRole('article').filter({ hasText: 'Thank you.' }).waitFor();

    await send(mine.page, 'general', 'Said in error.');
    await isSentOnce(theirs.page, 'Said in error.');
    await actOn(message(mine.page, 'Said in error.'), 'Delete');
    await mine.page
      .getByRole('alertdialog')
      .or(mine.page.getByRole('dialog'))
      .getByRole('button', { name: /^Delete/ })
      .click();
    await message(theirs.page, 'This message was deleted.').waitFor();
    check((await theirs.page.getByText('Said in error.').count()) === 0, 'A deleted text is gone from every reader.');
  },
};

export const unread: BrowserTest = {
  name: 'unread counts stand in the link of a channel and are cleared on every device',
  run: async ({ system, browse }) => {
    const tenant = await buildTenant();
    const reader = await buildMember(tenant, { name: 'Dora Lane' });
    const channelId = await buildChannel(tenant, { name: 'briefs', members: [reader] });
    const desk = await browse({ member: reader, node: 1 });
    const phone = await browse({ member: reader, node: 2 });
    await openChannel(desk.page, `${system.url}/${tenant.slug}/c/${channelId}`, 'briefs');
    await openChannel(phone.page, `${system.url}/${tenant.slug}/c/${channelId}`, 'briefs');

    await sendMessage(tenant.owner, { clientId: randomUUID(), channelId: tenant.generalId, body: 'For all to read.' });
    await channelLink(desk.page, 'general, 1 unread').waitFor();
    await channelLink(phone.page, 'general, 1 unread').waitFor();
    await sendMessage(tenant.owner, { clientId: randomUUID(), channelId: tenant.generalId, body: 'And one more.' });
    await channelLink(phone.page, 'general, 2 unread').waitFor();

    await channelLink(desk.page, 'general, 2 unread').click();
    await composer(desk.page, 'general').waitFor();
    await message(desk.page, 'And one more.').waitFor();
    await channelLink(desk.page, 'general').waitFor();
    await channelLink(phone.page, 'general').waitFor();
    await phone.page.reload();
    await composer(phone.page, 'briefs').waitFor();
    await until('the count to stay cleared', async () => (await channelLink(phone.page, 'general').count()) === 1);
  },
};

export const typing: BrowserTest = {
  name: 'one sees that somebody is writing, and who is there',
  run: async ({ system, browse }) => {
    const tenant = await buildTenant();
    const colleague = await buildMember(tenant, { name: 'Emil Ford' });
    const mine = await browse({ member: tenant.owner, node: 1 });
    await openChannel(mine.page, `${system.url}/${tenant.slug}`, 'general');
    await sendMessage(colleague, { clientId: randomUUID(), channelId: tenant.generalId, body: 'Good morning.' });
    const face = message(mine.page, 'Good morning.');
    await face.getByRole('img', { name: 'offline' }).waitFor();

    const theirs = await browse({ member: colleague, node: 2 });
    await openChannel(theirs.page, `${system.url}/${tenant.slug}`, 'general');
    await face.getByRole('img', { name: 'available' }).waitFor();
    await composer(theirs.page, 'general').pressSequentially('I was about to say', { delay: 20 });
    await mine.page.getByText(/Emil Ford is (typing|writing)/).waitFor();
  },
};
