import { buildTenant } from '@parley/core/testing/build';
import { withTenant } from '@parley/db/with-tenant';
import { mustBe } from '../lib/expect.ts';
import type { Journey } from '../lib/journey.ts';
import { figure } from '../lib/paying.ts';
import { visitAs } from '../lib/visit-as.ts';

/** Where seats run out while people are invited, and those who were invited and do not come. */
export const seatJourneys: Journey[] = [
  {
    name: 'invitations that find no seat lead to a larger plan and are there afterwards, and who does not come is written to again',
    buses: ['pg'],
    walk: async (stage) => {
      const tenant = await buildTenant();
      const { page } = await visitAs(stage, tenant.owner, 1);
      const emails = Array.from({ length: 12 }, (_, n) => `${stage.unique(`p${n}`)}@firm.example`);
      await page.goto(`/${tenant.slug}/admin/members`);
      await page.getByRole('button', { name: 'Invite people' }).click();
      const dialog = page.getByRole('dialog', { name: /^Invite people to/ });
      await dialog.getByRole('textbox', { name: 'E-mail addresses' }).fill(emails.join('\n'));
      await dialog.getByRole('button', { name: 'Send invitations' }).click();
      const offer = dialog.getByRole('region', { name: 'Team has more seats' });
      await offer.getByText('Free for 14 days; then €4 a month for the one person who is here now.').waitFor();
      await offer.getByRole('button', { name: 'Try Team for 14 days' }).click();
      await page.getByRole('heading', { name: 'Checkout' }).waitFor();
      await page.getByRole('button', { name: 'Start the trial' }).click();
      await figure(page, 'On trial').waitFor();
      await page.getByRole('link', { name: 'Go on inviting' }).click();
      const box = dialog.getByRole('textbox', { name: 'E-mail addresses' });
      await box.waitFor();
      mustBe('the addresses typed before', await box.inputValue(), emails.join('\n'));
      await dialog.getByRole('button', { name: 'Send invitations' }).click();
      await dialog.getByText('12 invitations are on their way').waitFor();
      await dialog.getByRole('button', { name: 'Done' }).click();

      await page.getByRole('button', { name: 'Send again to all who have not come' }).click();
      const again = page.getByRole('dialog', { name: 'Send the invitations again' });
      await again.getByText('Nobody has to be written to now').waitFor();
      await again.getByText('12 people are passed over: their last mail is less than a day old.').waitFor();
      await again.getByRole('button', { name: 'Done' }).click();
      const longAgo = { expiresAt: new Date(Date.now() + 3 * 86_400_000) };
      await withTenant(tenant.tenantId, (tx) => tx.invitation.updateMany({ data: longAgo }));
      await page.getByRole('button', { name: 'Send again to all who have not come' }).click();
      await again.getByText('12 people will be written to').waitFor();
      await again.getByRole('button', { name: 'Send 12 mails' }).click();
      await again.getByText('A new link is on its way to 12 people').waitFor();
      await again.getByRole('button', { name: 'Done' }).click();
    },
  },
];
