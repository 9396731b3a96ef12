import type { BrowserTest } from '../lib/browser-test.ts';
import { composer, feed, isSentOnce, message, send } from '../lib/chat-page.ts';
import { mailedLink } from '../lib/mailbox.ts';
import { check, until } from '../lib/until.ts';

let firms = 0;

export const firstDay: BrowserTest = {
  name: 'a firm signs up, invites a colleague by mail, and both chat on two nodes',
  run: async ({ system, browse }) => {
    firms += 1;
    const company = `Quill and Partners ${system.bus} ${firms}`;
    const email = (name: string) => `${name}.${system.bus}.${firms}@quill.example`;

    const ada = await browse({ node: 1 });
    await ada.page.goto(`${system.url}/signup`);
    await ada.page.getByRole('textbox', { name: 'Company name' }).fill(company);
    await ada.page.getByRole('textbox', { name: 'Your name' }).fill('Ada Quill');
    await ada.page.getByRole('textbox', { name: 'Work email' }).fill(email('ada'));
    await ada.page.getByRole('textbox', { name: 'Password' }).fill('ink on good paper');
    await ada.page.getByRole('button', { name: 'Create workspace' }).click();
    await feed(ada.page, 'general').waitFor();
    const workspace = new URL(ada.page.url()).pathname.split('/')[1] ?? '';
    await send(ada.page, 'general', 'Is anybody here yet?');
    await isSentOnce(ada.page, 'Is anybody here yet?');

    await ada.page.goto(`${system.url}/${workspace}/admin/members`);
    await invite(ada.page, email('ben'));
    await ada.page.getByRole('dialog').getByRole('alert').filter({ hasText: 'Confirm your e-mail address' }).waitFor();

    await ada.page.goto(await mailedLink(system.outbox, email('ada'), '/confirm'));
    await ada.page.getByText('Your address is confirmed').waitFor();
    await ada.page.goto(`${system.url}/${workspace}/admin/members`);
    await invite(ada.page, email('ben'));
    await ada.page.getByText('One invitation is on its way').waitFor();

    const ben = await browse({ node: 2 });
    await ben.page.goto(await mailedLink(system.outbox, email('ben'), '/invitation'));
    await ben.page.getByRole('textbox', { name: 'Your name' }).fill('Ben Reed');
    await ben.page.getByRole('textbox', { name: 'Password' }).fill('a second long password');
    await ben.page.getByRole('button', { name: `Join ${company}` }).click();
    await composer(ben.page, 'general').waitFor();
    await message(ben.page, 'Is anybody here yet?').waitFor();

    await ada.page.goto(`${system.url}/${workspace}`);
    await composer(ada.page, 'general').waitFor();
    await until('the two browsers to be on two nodes', async () => {
      const nodes = [system.proxy.nodesOf(ada.tag), system.proxy.nodesOf(ben.tag)];
      return nodes[0]?.includes(1) && nodes[1]?.includes(2);
    });
    await send(ben.page, 'general', 'I am here, Ada.');
    await isSentOnce(ada.page, 'I am here, Ada.');
    await send(ada.page, 'general', 'Good. Then we can begin.');
    await isSentOnce(ben.page, 'Good. Then we can begin.');
    const name = (await message(ben.page, 'Good. Then we can begin.').getAttribute('aria-label')) ?? '';
    check(name.startsWith('Ada Quill'), `A message is named after its author; this one is "${name}".`);

    const stranger = await browse();
    await stranger.page.goto(await mailedLink(system.outbox, email('ben'), '/invitation'));
    await stranger.page.getByRole('alert').first().waitFor();
    check((await stranger.page.getByRole('button', { name: `Join ${company}` }).count()) === 0, 'An invitation works once.');
  },
};

async function invite(page: import('playwright-core').Page, email: string): Promise<void> {
  await page.getByRole('button', { name: 'Invite people' }).first().click();
  await page.getByRole('textbox', { name: 'E-mail addresses' }).fill(email);
  await page.getByRole('button', { name: 'Send invitations' }).click();
}
