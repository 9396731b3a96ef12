import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { newId } from '@parley/core/id';
import { sendMessage } from '@parley/core/message/send-message';
import { buildDirect, buildMember, buildTenant } from '@parley/core/testing/build';
import { mustBe } from '../lib/expect.ts';
import type { Journey } from '../lib/journey.ts';
import { spoil, takeExport, verdictOf } from '../lib/taken-export.ts';
import { visitAs } from '../lib/visit-as.ts';
import { lookOver } from './look.ts';

/** An owner takes everything away, and somebody who trusts nobody verifies it. */
export const exportJourneys: Journey[] = [
  {
    name: 'export: everything is exported, downloaded, unpacked and verified; one flipped byte is found and named',
    buses: ['pg'],
    themes: ['light', 'dark'],
    walk: async (stage) => {
      const tenant = await buildTenant();
      for (let n = 0; n < 20; n += 1)
        await sendMessage(tenant.owner, { clientId: newId(), channelId: tenant.generalId, body: `kept line ${n}` });
      const { page } = await visitAs(stage, tenant.owner, 1);
      await page.goto(`/${tenant.slug}/admin/archive`);
      await page.getByRole('heading', { name: 'Archive', exact: true }).waitFor();
      await page.getByRole('button', { name: 'Check now' }).click();
      await page.getByText('and everything fits').waitFor();

      await page.getByRole('button', { name: 'New export' }).click();
      await page.getByRole('dialog', { name: 'New export' }).getByRole('button', { name: 'Start the export' }).click();
      const history = page.getByRole('list', { name: 'Exports' });
      await history.getByText('Ready', { exact: true }).waitFor();
      const dir = await takeExport(page);

      const { signature } = JSON.parse(await readFile(join(dir, 'manifest.json'), 'utf8')) as { signature: { keyId: string } };
      const sound = await verdictOf(dir, '--key', signature.keyId);
      mustBe('the verdict on the export as it is', sound.code, 0);
      const published = (await (await page.request.get(`/api/keys/${tenant.slug}`)).json()) as { keys: { id: string }[] };
      mustBe('the key that is published', published.keys.at(-1)?.id, signature.keyId);

      await spoil(dir, 'kept line 7', 'kept line 8');

      await page.goto(`/${tenant.slug}/admin/audit-log`);
      await page.getByText('downloaded an export').waitFor();
    },
  },
  {
    name: 'export: one person takes what they may read; everything waits for a second one, who agrees',
    buses: ['pg'],
    walk: async (stage) => {
      const tenant = await buildTenant();
      const second = await buildMember(tenant, { name: 'Sam Second', granted: ['archive'] });
      const [ana, ben] = [await buildMember(tenant, { name: 'Ana' }), await buildMember(tenant, { name: 'Ben' })];
      const direct = await buildDirect(ana, [ben]);
      await sendMessage(ana, { clientId: newId(), channelId: direct, body: 'between two people' });
      await sendMessage(ana, { clientId: newId(), channelId: tenant.generalId, body: 'to everybody' });
      const { page } = await visitAs(stage, tenant.owner, 1);
      await page.goto(`/${tenant.slug}/admin/archive`);
      await page.getByRole('button', { name: 'New export' }).click();
      const dialog = page.getByRole('dialog', { name: 'New export' });
      await dialog.getByRole('checkbox', { name: /A table with every version/ }).click();
      await dialog.getByRole('textbox', { name: 'Reason' }).fill('The yearly examination');
      const problems: string[] = [];
      await lookOver(page, 'the dialog of an export', problems);
      await dialog.getByRole('button', { name: 'Start the export' }).click();
      const history = page.getByRole('list', { name: 'Exports' });
      await history.getByText(/Left out as private: \d+ entries/).waitFor();
      const part = await takeExport(page);
      mustBe('the verdict on the part', (await verdictOf(part)).code, 0);
      const said = await readFile(join(part, 'records.ndjson'), 'utf8');
      mustBe('what is private to others is in it', said.includes('between two people'), false);
      mustBe('what is not private is in it', said.includes('to everybody'), true);

      await page.getByRole('button', { name: 'New export' }).click();
      await dialog.getByText('Everything', { exact: true }).click();
      await dialog.getByRole('textbox', { name: 'Reason' }).fill('Handing the firm over');
      await dialog.getByRole('button', { name: 'Ask for everything' }).click();
      await history.getByText('Waits until somebody else agrees.').waitFor();
      const { page: other } = await visitAs(stage, second, 1);
      await other.goto(`/${tenant.slug}/admin/archive`);
      await other.getByText('Handing the firm over').waitFor();
      await other.getByRole('button', { name: 'Agree' }).click();
      await lookOver(other, 'the question to the second person', problems);
      await other.getByRole('alertdialog').getByRole('button', { name: 'Agree' }).click();
      await other.getByText('Ready', { exact: true }).first().waitFor();
      await page.reload();
      await history.getByText(/agreed to by Sam Second/).waitFor();
      const all = await takeExport(page);
      mustBe('the verdict on everything', (await verdictOf(all)).code, 0);
      mustBe(
        'what is private is in it',
        (await readFile(join(all, 'records.ndjson'), 'utf8')).includes('between two people'),
        true,
      );
      mustBe('what axe says', problems.join('\n'), '');
    },
  },
  {
    name: 'export: an admin sees the archive and its checkpoints, and is told whom exports are for',
    buses: ['pg'],
    walk: async (stage) => {
      const tenant = await buildTenant();
      const admin = await buildMember(tenant, { role: 'admin' });
      const { page } = await visitAs(stage, admin, 1);
      await page.goto(`/${tenant.slug}/admin/archive`);
      await page.getByText('can take an export').waitFor();
      await page.getByRole('heading', { name: 'Checkpoints' }).waitFor();
      mustBe('buttons that offer an export', await page.getByRole('button', { name: 'New export' }).count(), 0);
    },
  },
];
