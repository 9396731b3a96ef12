import { readFileSync } from 'node:fs';
import { newId } from '@parley/core/id';
import { sendMessage } from '@parley/core/message/send-message';
import { buildMember, buildTenant } from '@parley/core/testing/build';
import { mustBe } from '../lib/expect.ts';
import type { Journey } from '../lib/journey.ts';
import { visitAs } from '../lib/visit-as.ts';

/** How a firm uses the product, as its owner sees it. */
export const reportJourneys: Journey[] = [
  {
    name: 'reports: figures, charts with tables and a file for five people, nothing about one',
    buses: ['pg'],
    themes: ['light', 'dark'],
    walk: async (stage) => {
      const tenant = await buildTenant();
      const { page } = await visitAs(stage, tenant.owner, 1);
      await page.goto(`/${tenant.slug}/admin/reports`);
      await page.getByText('Reports about people begin with five active people').waitFor();
      mustBe('charts about one person', await page.getByRole('table').count(), 0);

      for (const name of ['Ana', 'Ben', 'Cleo', 'Dan', 'Eve']) {
        const member = await buildMember(tenant, { name });
        await sendMessage(member, { clientId: newId(), channelId: tenant.generalId, body: `hello from ${name}` });
      }
      await page.reload();
      const days = page.getByRole('region', { name: 'Who uses it, by day' });
      await days.getByRole('table').getByRole('cell', { name: '5', exact: true }).waitFor();
      await days.locator('svg path.recharts-rectangle').first().waitFor();
      await page.getByRole('tab', { name: 'Where people write' }).click();
      await page.getByRole('region', { name: 'Messages by kind' }).getByRole('row', { name: 'Public channels 5' }).waitFor();
      await page.getByRole('combobox', { name: 'Period' }).selectOption('7');
      await page.getByRole('tab', { name: 'Use', exact: true }).click();
      await days.getByRole('table').getByRole('cell', { name: '5', exact: true }).waitFor();

      const saved = page.waitForEvent('download');
      await page.getByRole('link', { name: 'Download as CSV' }).click();
      mustBe('the figure in the file', readFileSync(await (await saved).path(), 'utf8').includes('people,5,'), true);
      await page.goto(`/${tenant.slug}/admin/audit-log`);
      await page.getByText('took a report as a file').waitFor();
      await page.getByText('looked at the reports').waitFor();
    },
  },
  {
    name: 'reports: fit a phone',
    buses: ['pg'],
    walk: async (stage) => {
      const tenant = await buildTenant();
      const { page } = await visitAs(stage, tenant.owner, 1);
      await page.setViewportSize({ width: 390, height: 844 });
      await page.goto(`/${tenant.slug}/admin/reports`);
      for (const part of ['Use', 'Seats and storage']) {
        await page.getByRole('tab', { name: part, exact: true }).click();
        await page.getByRole('tabpanel', { name: part, exact: true }).getByRole('definition').first().waitFor();
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        mustBe(`what reaches beyond the screen in ${part}`, overflow, 0);
      }
    },
  },
];
