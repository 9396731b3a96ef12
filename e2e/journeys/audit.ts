import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createGroup } from '@parley/core/group/change-group';
import { setMemberRole } from '@parley/core/member/change-member';
import { buildMember, buildTenant } from '@parley/core/testing/build';
import type { Journey } from '../lib/journey.ts';
import { eventually, mustBe } from '../lib/expect.ts';
import { visitAs } from '../lib/visit-as.ts';

/** The audit log, as an owner reads it. */
export const auditJourneys: Journey[] = [
  {
    name: 'audit log: read, narrowed, linked to and taken along; members see nothing of it',
    buses: ['pg'],
    themes: ['light', 'dark'],
    walk: async (stage) => {
      const tenant = await buildTenant();
      const kit = await buildMember(tenant, { name: 'Kit Vale' });
      await setMemberRole(tenant.owner, { memberId: kit.memberId, role: 'admin' });
      for (let turn = 1; turn <= 55; turn += 1) await createGroup(tenant.owner, { name: `Desk ${turn}`, memberIds: [] });
      const { page } = await visitAs(stage, tenant.owner, 1);
      await page.goto(`/${tenant.slug}/admin/audit-log`);
      await page.getByText('looked at the audit log').waitFor();
      await page.getByText('made the group Desk 55').waitFor();
      mustBe('the oldest group before more is asked for', await page.getByText(/made the group Desk 1$/).count(), 0);
      await page.getByRole('button', { name: 'Show older entries' }).click();
      await page.getByText(/made the group Desk 1$/).waitFor();

      await page.getByRole('combobox', { name: 'Kind of act' }).selectOption({ label: 'People' });
      const changed = page.getByRole('listitem').filter({ hasText: 'changed the role of Kit Vale from Member to Admin' });
      await changed.waitFor();
      await page.getByText('made the group Desk 55').waitFor({ state: 'detached' });
      await changed.getByRole('button', { name: 'Show details' }).click();
      await changed.getByText('member.roleChanged').waitFor();

      const saved = page.waitForEvent('download');
      await page.getByRole('link', { name: 'Download as CSV' }).click();
      const csv = readFileSync(await (await saved).path(), 'utf8');
      mustBe('the change of role in the file', csv.includes('member.roleChanged'), true);
      mustBe('groups in the file', csv.includes('group.created'), false);

      await page.goto(`/${tenant.slug}/admin/audit-log?entry=1`);
      await page.getByRole('region', { name: 'The entry of this link' }).getByText('opened the workspace').waitFor();

      const lee = await buildMember(tenant, { name: 'Lee Hart' });
      const { page: theirs } = await visitAs(stage, lee, 1);
      await theirs.goto(`/${tenant.slug}/admin/audit-log`);
      await theirs.getByText('Administration is for owners and admins').waitFor();
      const answer = await theirs.request.get(`/api/audit?workspace=${tenant.slug}&format=csv`);
      mustBe('the file for a member', answer.status(), 403);
    },
  },
  {
    name: 'audit log: it is sent on to a system of the firm, which fails for a while, and gets it all in order',
    buses: ['pg'],
    themes: ['light', 'dark'],
    walk: async (stage) => {
      const { owner, slug } = await buildTenant();
      const receiver = await openReceiver();
      try {
        const { page } = await visitAs(stage, owner, 1);
        await page.goto(`/${slug}/admin/audit-log`);
        const strip = page.getByRole('region', { name: 'Sending the log on' });
        await strip.getByRole('button', { name: 'Set up' }).click();
        const dialog = page.getByRole('dialog', { name: 'Sending the log on' });
        await dialog.getByRole('textbox', { name: 'Address' }).fill('ftp://log.example');
        await dialog.getByRole('button', { name: 'Start sending' }).click();
        await dialog.getByText('must begin with https://').waitFor();
        await dialog.getByRole('textbox', { name: 'Address' }).fill(receiver.url);
        await dialog.getByRole('button', { name: 'Start sending' }).click();
        await dialog.getByText(/^whsec_/).waitFor();
        const deliveries = dialog.getByRole('table', { name: 'Last deliveries' });
        await deliveries.getByText('Taken').first().waitFor();
        await dialog.getByRole('button', { name: 'Send a test' }).click();
        await deliveries.getByRole('cell', { name: 'Test', exact: true }).waitFor();

        receiver.fails = true;
        await createGroup(owner, { name: 'Somebody', memberIds: [] });
        await dialog.getByText('The last entry was not taken').waitFor();
        await deliveries.getByText('Refused').first().waitFor();
        receiver.fails = false;
        await dialog.getByRole('button', { name: 'Go on now' }).click();
        await dialog.getByText('The last entry was not taken').waitFor({ state: 'detached' });
        await dialog.getByRole('textbox', { name: 'Send again from entry number' }).fill('1');
        await dialog.getByRole('button', { name: 'Send again' }).click();
        await eventually(
          'the receiver has the log from its first entry on',
          () => Promise.resolve(receiver.taken.slice(receiver.taken.lastIndexOf(1))),
          (versions) => versions.length > 4 && versions.every((version, n) => version === n + 1),
          30_000,
        );
        await dialog.getByRole('button', { name: 'Stop sending' }).click();
        await page.getByRole('alertdialog').getByRole('button', { name: 'Stop sending' }).click();
        await dialog.getByRole('button', { name: 'Start sending' }).waitFor();
      } finally {
        receiver.close();
      }
    },
  },
];

/** A system of the firm's own, as far as it takes entries: their numbers, in the order in which they came. */
async function openReceiver() {
  const receiver = { url: '', fails: false, taken: [] as number[], close: () => {} };
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      const { data } = JSON.parse(body) as { data: { entry?: { version: number } } };
      if (!receiver.fails && data.entry) receiver.taken.push(data.entry.version);
      response.writeHead(receiver.fails ? 503 : 204).end();
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  receiver.url = `http://localhost:${(server.address() as AddressInfo).port}/audit`;
  receiver.close = () => {
    server.closeAllConnections();
    server.close();
  };
  return receiver;
}
