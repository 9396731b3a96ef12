import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { newId } from '@parley/core/id';
import { sendMessage } from '@parley/core/message/send-message';
import { buildMember, buildTenant } from '@parley/core/testing/build';
import { mustBe } from '../lib/expect.ts';
import type { Journey } from '../lib/journey.ts';
import { visitAs } from '../lib/visit-as.ts';
import { lookOver } from './look.ts';

/** Two people have the record sent on, and what is written arrives elsewhere by itself. */
export const journalJourneys: Journey[] = [
  {
    name: 'journal: one person asks for a target, another agrees, and what is written arrives there within a minute',
    buses: ['pg'],
    walk: async (stage) => {
      const tenant = await buildTenant();
      const second = await buildMember(tenant, { name: 'Sam Second', granted: ['archive'] });
      const bodies: string[] = [];
      const receiver = createServer((request, response) => {
        let body = '';
        request.on('data', (part: Buffer) => (body += part.toString()));
        request.on('end', () => {
          bodies.push(body);
          response.writeHead(204).end();
        });
      }).listen(0, '127.0.0.1');
      await once(receiver, 'listening');
      try {
        const { page } = await visitAs(stage, tenant.owner, 1);
        await page.goto(`/${tenant.slug}/admin/journal`);
        await page.getByText('Nothing is sent on').waitFor();
        await page.getByRole('button', { name: 'New target' }).click();
        const dialog = page.getByRole('dialog', { name: 'New target' });
        const problems: string[] = [];
        await lookOver(page, 'the dialog of a target', problems);
        await dialog.getByText('Signed webhook', { exact: true }).click();
        await dialog.getByRole('textbox', { name: 'Name' }).fill('Our archive');
        const address = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/journal`;
        await dialog.getByRole('textbox', { name: 'Address' }).fill(address);
        await dialog.getByRole('button', { name: 'Ask for it' }).click();
        await dialog.getByText(/^whsec_/).waitFor();
        await dialog.getByRole('button', { name: 'I have kept it' }).click();
        await page.getByText('Waits until somebody else agrees.').waitFor();
        await page.getByRole('button', { name: 'Test' }).click();
        await page.getByText('The test was taken').waitFor();

        const { page: other } = await visitAs(stage, second, 1);
        await other.goto(`/${tenant.slug}/admin/journal`);
        await other.getByRole('button', { name: 'Agree' }).click();
        await lookOver(other, 'the question to the second person', problems);
        await other.getByRole('alertdialog').getByRole('button', { name: 'Agree' }).click();
        await other.getByText('On', { exact: true }).waitFor();
        await sendMessage(tenant.owner, { clientId: newId(), channelId: tenant.generalId, body: 'for the archive' });
        await page.getByText(/last delivered/).waitFor({ timeout: 60_000 });
        await page.getByText(/0 waiting/).waitFor({ timeout: 60_000 });
        mustBe('what arrived holds the message', bodies.join('').includes('for the archive'), true);
        await page.getByRole('button', { name: 'Trail' }).click();
        await page
          .getByText(/^Entries \d+ to \d+ taken/)
          .first()
          .waitFor();
        await lookOver(page, 'the journal', problems);
        mustBe('what axe says', problems.join('\n'), '');
      } finally {
        receiver.closeAllConnections();
        receiver.close();
      }
    },
  },
];
