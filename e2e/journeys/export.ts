import { execFile } from 'node:child_process';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { newId } from '@parley/core/id';
import { sendMessage } from '@parley/core/message/send-message';
import { buildMember, buildTenant } from '@parley/core/testing/build';
import { unpack } from '../../packages/core/test/export/unpack.ts';
import { mustBe } from '../lib/expect.ts';
import type { Journey } from '../lib/journey.ts';
import { visitAs } from '../lib/visit-as.ts';

/** The exit code of the export's own verifier, and what it says. */
const verdictOf = (dir: string, ...flags: string[]) =>
  promisify(execFile)(process.execPath, ['verify.mjs', '.', ...flags], { cwd: dir }).then(
    ({ stdout }) => ({ code: 0, says: stdout }),
    (error: { code: number; stderr: string }) => ({ code: error.code, says: error.stderr }),
  );

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

      await page.getByRole('button', { name: 'Export everything' }).click();
      await page.getByRole('alertdialog', { name: 'Export everything' }).getByRole('button', { name: 'Start the export' }).click();
      const history = page.getByRole('list', { name: 'Exports' });
      await history.getByText('Ready', { exact: true }).waitFor();
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        history.getByRole('button', { name: 'Download' }).click(),
      ]);
      const path = join(await mkdtemp(join(tmpdir(), 'parley-journey-')), 'export.zip');
      await download.saveAs(path);
      const dir = await unpack(path);

      const { signature } = JSON.parse(await readFile(join(dir, 'manifest.json'), 'utf8')) as { signature: { keyId: string } };
      const sound = await verdictOf(dir, '--key', signature.keyId);
      mustBe('the verdict on the export as it is', sound.code, 0);
      const published = (await (await page.request.get(`/api/keys/${tenant.slug}`)).json()) as { keys: { id: string }[] };
      mustBe('the key that is published', published.keys.at(-1)?.id, signature.keyId);

      const records = await readFile(join(dir, 'records.ndjson'), 'utf8');
      const line = records.slice(0, records.indexOf('kept line 7')).split('\n').length;
      await writeFile(join(dir, 'records.ndjson'), records.replace('kept line 7', 'kept line 8'));
      const spoilt = await verdictOf(dir);
      mustBe('the verdict on the spoilt export', spoilt.code, 1);
      mustBe('the record that is named', /line \d+/.exec(spoilt.says)?.[0], `line ${line}`);

      await page.goto(`/${tenant.slug}/admin/audit-log`);
      await page.getByText('downloaded an export of everything').waitFor();
    },
  },
  {
    name: 'export: an admin sees the archive and its checkpoints, and is told that exports are for owners',
    buses: ['pg'],
    walk: async (stage) => {
      const tenant = await buildTenant();
      const admin = await buildMember(tenant, { role: 'admin' });
      const { page } = await visitAs(stage, admin, 1);
      await page.goto(`/${tenant.slug}/admin/archive`);
      await page.getByText('only an owner can take one').waitFor();
      await page.getByRole('heading', { name: 'Checkpoints' }).waitFor();
      mustBe('buttons that offer an export', await page.getByRole('button', { name: 'Export everything' }).count(), 0);
    },
  },
];
