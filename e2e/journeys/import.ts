import { readFileSync } from 'node:fs';
import { buildMember, buildTenant } from '@parley/core/testing/build';
import { makeZip } from '../../packages/core/test/import/make-export.ts';
import { mustBe } from '../lib/expect.ts';
import type { Journey } from '../lib/journey.ts';
import { article, channelLink } from '../lib/people.ts';
import { visitAs } from '../lib/visit-as.ts';

const ts = (minute: number) => `${1_700_000_000 + minute * 60}.000100`;

/** A Slack export of one channel, in which this person and somebody who has left wrote. */
const slackZip = (email: string): Promise<string> =>
  makeZip([
    [
      'users.json',
      [
        { id: 'U1', profile: { real_name: 'Kit Vale', email } },
        { id: 'U2', profile: { real_name: 'Old Hand', email: 'old.hand@export.example' } },
      ],
    ],
    ['channels.json', [{ id: 'C1', name: 'harbour-cases', members: ['U1', 'U2'] }]],
    [
      'harbour-cases/2023-11-14.json',
      [
        { type: 'message', user: 'U2', ts: ts(1), text: 'The *old* case is <@U1>’s now :tada:' },
        { type: 'message', user: 'U1', ts: ts(2), text: 'I have it', thread_ts: ts(1) },
        {
          type: 'message',
          user: 'U2',
          ts: ts(3),
          text: '',
          files: [{ id: 'F9', name: 'plan.pdf', permalink: 'https://x.slack.com/f' }],
        },
      ],
    ],
  ]);

/** What a firm wrote elsewhere, brought in by its owner. */
export const importJourneys: Journey[] = [
  {
    name: 'import: a Slack export is looked at, confirmed, brought in and read in the chat',
    buses: ['pg'],
    themes: ['light', 'dark'],
    walk: async (stage) => {
      const tenant = await buildTenant();
      const kit = await buildMember(tenant, { name: 'Kit Vale' });
      const zip = await slackZip(kit.email);
      const { page } = await visitAs(stage, tenant.owner, 1);
      await page.goto(`/${tenant.slug}/admin/import`);
      await page.getByRole('heading', { name: 'Import', exact: true }).waitFor();
      await page.locator('input[type=file]').setInputFiles(zip);
      const card = page.getByRole('region', { name: 'export.zip' });
      await card.getByText('Ready', { exact: true }).waitFor();
      await card.getByText('1 is a member here, 1 is not').waitFor();
      await card.getByRole('region', { name: 'What stays out' }).getByText('files that are only linked').waitFor();
      await card.getByRole('button', { name: 'Import 3 messages' }).click();
      const dialog = page.getByRole('alertdialog', { name: 'Import into this workspace' });
      await dialog.getByRole('textbox', { name: 'Put before their names' }).fill('slack');
      await dialog.getByRole('button', { name: 'Import 3 messages' }).click();
      await card.getByText('Imported', { exact: true }).waitFor();
      await card.getByText('Messages added').waitFor();

      const saved = page.waitForEvent('download');
      await card.getByRole('link', { name: 'Download the list as CSV' }).click();
      mustBe(
        'the linked file in the list',
        readFileSync(await (await saved).path(), 'utf8').includes('fileLinkOnly,plan.pdf'),
        true,
      );

      const { page: theirs } = await visitAs(stage, kit, 1);
      await theirs.goto(`/${tenant.slug}`);
      await channelLink(theirs, 'slack-harbour-cases').click();
      const old = article(theirs, 'The old case is');
      await old.getByText('Imported from Slack').waitFor();
      await old.getByText('Kit Vale').first().waitFor();
      await article(theirs, 'plan.pdf').first().waitFor();
      await theirs.goto(`/${tenant.slug}/admin/import`);
      await theirs.getByText('Administration is for owners').first().waitFor();
    },
  },
  {
    name: 'import: a file that is no export is refused in words, on a phone',
    buses: ['pg'],
    walk: async (stage) => {
      const tenant = await buildTenant();
      const { page } = await visitAs(stage, tenant.owner, 1);
      await page.setViewportSize({ width: 390, height: 844 });
      await page.goto(`/${tenant.slug}/admin/import`);
      await page.getByRole('heading', { name: 'Import', exact: true }).waitFor();
      await page
        .locator('input[type=file]')
        .setInputFiles({ name: 'notes.csv', mimeType: 'text/csv', buffer: Buffer.from('a,b\n1,2\n') });
      const card = page.getByRole('region', { name: 'notes.csv' });
      await card.getByRole('alert').getByText('It is not a Slack export').waitFor();
      await card.getByRole('button', { name: 'Remove the file' }).click();
      await card.waitFor({ state: 'detached' });
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      mustBe('what reaches beyond the screen', overflow, 0);
    },
  },
];
