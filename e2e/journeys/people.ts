import { buildChannel, buildMember, buildTenant, type BuiltTenant } from '@parley/core/testing/build';
import type { Page } from 'playwright-core';
import type { Journey, Stage } from '../lib/journey.ts';
import { mustBe } from '../lib/expect.ts';
import { composer, password } from '../lib/people.ts';
import { visitAs } from '../lib/visit-as.ts';

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

async function openMembers(stage: Stage, tenant: BuiltTenant, options = {}): Promise<Page> {
  const { page } = await visitAs(stage, tenant.owner, 1, options);
  await page.goto(`/${tenant.slug}/admin/members`);
  await page.getByRole('table', { name: 'Members' }).waitFor();
  return page;
}

/** From a page that asks for an address to the page that the mail opens. */
async function askAndOpen(stage: Stage, page: Page, email: string, name: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Your name' }).fill(name);
  await page.getByRole('textbox', { name: 'Work email' }).fill(email);
  await page.getByRole('button', { name: 'Send me the mail' }).click();
  await page.getByText('Look for our mail').waitFor();
  await page.goto(await stage.mailedLink(email));
  mustBe('the name said before', await page.getByRole('textbox', { name: 'Your name' }).inputValue(), name);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: /^Join / }).click();
}

const inviteAList = (options: object): Journey['walk'] => {
  return async (stage) => {
    const tenant = await buildTenant();
    const ana = await buildMember(tenant, { name: 'Ana Lim' });
    const page = await openMembers(stage, tenant, options);
    const email = `${stage.unique('list')}@firm.example`;
    await page.getByRole('button', { name: 'Invite a list' }).click();
    const dialog = page.getByRole('dialog', { name: 'Invite a list of people' });
    const list = `\ufeffName;E-Mail;Role\r\nBert Bell;${email};member\r\nAna;${ana.email};\r\nNobody;nothing;member\r\n`;
    await dialog
      .getByLabel('File with the list')
      .setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(list) });
    await dialog.getByText('1 person of 3 would be invited').waitFor();
    const fate = (line: string) => dialog.getByRole('row').filter({ hasText: line });
    await fate(ana.email).getByText('Is a member already').waitFor();
    await fate('nothing').getByText('Not an e-mail address').waitFor();
    await dialog.getByRole('button', { name: 'Send 1 invitation' }).click();
    await dialog.getByText('1 invitation is on its way').waitFor();
    const saved = page.waitForEvent('download');
    await dialog.getByRole('button', { name: 'Download the result' }).click();
    mustBe('the file of the result', (await saved).suggestedFilename(), 'invitations.csv');
    await dialog.getByRole('button', { name: 'Done' }).click();
    await page.getByRole('table', { name: 'Invitations' }).getByText(email).waitFor();
    const bert = await stage.visit(options);
    await bert.goto(await stage.mailedLink(email));
    mustBe('the name of the list', await bert.getByRole('textbox', { name: 'Your name' }).inputValue(), 'Bert Bell');
    await bert.getByRole('textbox', { name: 'Password' }).fill(password);
    await bert.getByRole('button', { name: /^Join / }).click();
    await composer(bert).waitFor();
  };
};

/** Invitations of every kind, the table of people, and guests. */
export const peopleJourneys: Journey[] = [
  {
    name: 'people: a list is judged line by line, sent when told to, and lets its people in',
    buses: ['pg'],
    themes: ['light', 'dark'],
    walk: inviteAList({}),
  },
  { name: 'people: a list is invited on a phone', buses: ['pg'], walk: inviteAList(phone) },
  {
    name: 'people: a link lets in whoever shows their address, and nobody once it is revoked',
    buses: ['pg'],
    walk: async (stage) => {
      const tenant = await buildTenant();
      const page = await openMembers(stage, tenant);
      await page.getByRole('button', { name: 'Make a link' }).click();
      const dialog = page.getByRole('dialog', { name: 'Make an invitation link' });
      await dialog.getByRole('textbox', { name: 'How many may join' }).fill('2');
      await dialog.getByRole('button', { name: 'Make the link' }).click();
      const ready = page.getByRole('dialog', { name: 'The link is ready' });
      const address = await ready.getByRole('textbox', { name: 'Invitation link' }).inputValue();
      await ready.getByRole('button', { name: 'Done' }).click();
      const cas = await stage.visit();
      await cas.goto(address);
      await askAndOpen(stage, cas, `${stage.unique('cas')}@firm.example`, 'Cas Cole');
      await composer(cas).waitFor();
      await page.reload();
      const links = page.getByRole('table', { name: 'Invitation links' });
      await links.getByText('1 of 2').waitFor();
      await links.getByRole('button', { name: 'Revoke the link for Member' }).click();
      await page.getByRole('button', { name: 'Revoke the link', exact: true }).click();
      await links.getByText('Revoked').waitFor();
      const dee = await stage.visit();
      await dee.goto(address);
      await dee.getByRole('alert').filter({ hasText: 'used up, withdrawn, or has expired' }).waitFor();
    },
  },
  {
    name: 'people: a domain is proven by its record, and people of it come in after a yes',
    buses: ['pg'],
    themes: ['light', 'dark'],
    walk: async (stage) => {
      const tenant = await buildTenant();
      const domain = `${stage.unique('firm')}.example`.toLowerCase();
      const page = await openMembers(stage, tenant);
      await page.getByRole('textbox', { name: 'Domain' }).fill('gmail.com');
      await page.getByRole('button', { name: 'Add domain' }).click();
      await page.getByText('Anybody can have an address there').waitFor();
      await page.getByRole('textbox', { name: 'Domain' }).fill(domain);
      await page.getByRole('button', { name: 'Add domain' }).click();
      const row = page.getByRole('listitem', { name: domain });
      const name = await row.getByRole('textbox', { name: 'Name of the record' }).inputValue();
      const value = await row.getByRole('textbox', { name: 'Value of the record' }).inputValue();
      const dns = await stage.system.dns();
      await row.getByRole('button', { name: 'Look for the record' }).click();
      await row.getByRole('alert').filter({ hasText: 'not there yet' }).waitFor();
      dns.set(name, [value]);
      await row.getByRole('button', { name: 'Look for the record' }).click();
      await row.getByText('Proven', { exact: true }).waitFor();
      const eve = await stage.visit();
      await eve.goto(`/join?workspace=${tenant.slug}`);
      await askAndOpen(stage, eve, `eve@${domain}`, 'Eve Early');
      await eve.getByText('Somebody has to say yes first').waitFor();
      await page.reload();
      await page.getByRole('button', { name: 'Let Eve Early in' }).click();
      await page.getByRole('table', { name: 'Members' }).getByText('Eve Early', { exact: true }).waitFor();
      await eve.goto('/signin');
      await eve.getByRole('textbox', { name: 'Work email' }).fill(`eve@${domain}`);
      await eve.getByRole('textbox', { name: 'Password' }).fill(password);
      await eve.getByRole('button', { name: 'Sign in' }).click();
      await composer(eve).waitFor();
    },
  },
  {
    name: 'people: a guest comes in by a mailed link, sees their channel alone, and comes back by a fresh one',
    buses: ['pg'],
    walk: async (stage) => {
      const tenant = await buildTenant();
      await buildMember(tenant, { name: 'Unseen Colleague' });
      await buildChannel(tenant, { name: 'deal-room', kind: 'private' });
      const page = await openMembers(stage, tenant);
      const email = `${stage.unique('guest')}@client.example`;
      await page.getByRole('button', { name: 'Invite people' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox', { name: 'E-mail addresses' }).fill(email);
      await dialog.getByRole('combobox', { name: 'Role' }).selectOption('guest');
      await dialog.getByRole('checkbox', { name: '#deal-room' }).click();
      await dialog.getByLabel('Last day').fill('2030-12-31');
      await dialog.getByRole('button', { name: 'Send invitations' }).click();
      await dialog.getByText(email).waitFor();
      const guest = await stage.visit(phone);
      await guest.goto(await stage.mailedLink(email));
      await guest.getByRole('textbox', { name: 'Your name' }).fill('Gina Guest');
      mustBe('fields for a password', await guest.getByRole('textbox', { name: 'Password' }).count(), 0);
      await guest.getByRole('button', { name: /^Join / }).click();
      await composer(guest, '#deal-room').waitFor();
      mustBe('mentions of others', await guest.getByText('Unseen Colleague').count(), 0);

      const device = await stage.visit();
      await device.goto('/signin');
      await device.getByRole('link', { name: 'Get a link by mail' }).click();
      // The page before has such a field, too.
      await device.getByRole('heading', { name: 'Get a link by mail' }).waitFor();
      await device.getByRole('textbox', { name: 'Work email' }).fill(email);
      await device.getByRole('button', { name: 'Send me a link' }).click();
      await device.getByText('Look for our mail').waitFor();
      await device.goto(await newLink(stage, email));
      await device.getByRole('button', { name: 'Sign in' }).click();
      await composer(device, '#deal-room').waitFor();
      await page.reload();
      const row = page.getByRole('row').filter({ hasText: 'Gina Guest' });
      await row.getByText('until 31 Dec 2030').waitFor();
    },
  },
  {
    name: 'people: the table is narrowed, several are changed at once, taken back, and the workspace is handed over',
    buses: ['pg'],
    walk: async (stage) => {
      const tenant = await buildTenant();
      for (const name of ['Ana Lim', 'Ben Bell', 'Cas Cole']) await buildMember(tenant, { name });
      const page = await openMembers(stage, tenant);
      const table = page.getByRole('table', { name: 'Members' });
      await page.getByRole('checkbox', { name: 'Choose Ana Lim' }).click();
      await page.getByRole('checkbox', { name: 'Choose Ben Bell' }).click();
      await page.getByText('2 chosen').waitFor();
      await page.getByRole('combobox', { name: 'Change role' }).selectOption('admin');
      await page.getByText('Done for 2 people').waitFor();
      await page.getByRole('combobox', { name: 'Role', exact: true }).selectOption('admin');
      await table.getByText('Cas Cole', { exact: true }).waitFor({ state: 'detached' });
      await table.getByText('Ana Lim', { exact: true }).waitFor();
      await page.getByRole('button', { name: 'Undo' }).click();
      await page.getByText('Nobody fits').waitFor();
      await page.getByRole('button', { name: 'Show everybody' }).click();
      await page.getByRole('checkbox', { name: 'Choose Cas Cole' }).click();
      await page.getByRole('button', { name: 'Deactivate those chosen' }).click();
      await page.getByRole('alertdialog').getByRole('button', { name: 'Deactivate those chosen' }).click();
      await table.getByText('Cas Cole', { exact: true }).waitFor({ state: 'detached' });
      await page.getByRole('button', { name: 'More about Ana Lim' }).click();
      await page.getByRole('menuitem', { name: 'Hand the workspace over' }).click();
      await page.getByRole('button', { name: 'Make Ana Lim the owner' }).click();
      await page.getByText('Ana Lim is the owner now').first().waitFor();
    },
  },
];

/** The mail before was the invitation: waits for the one that signs in. */
async function newLink(stage: Stage, email: string): Promise<string> {
  for (;;) {
    const link = await stage.mailedLink(email);
    if (link.includes('/join/sign-in')) return link;
  }
}
