import { randomUUID } from 'node:crypto';
import { archiveChannel } from '@parley/core/channel/change-channel';
import { scheduleMessage } from '@parley/core/scheduled/scheduled-messages';
import { sendScheduled } from '@parley/core/scheduled/send-scheduled';
import { buildChannel } from '@parley/core/testing/build';
import { withTenant } from '@parley/db/with-tenant';
import type { Journey } from '../lib/journey.ts';
import { article, composer } from '../lib/people.ts';
import { phone, openDesk, say, valueIs } from '../lib/desk.ts';

const remindingInWords: Journey = {
  name: 'composing: a reminder is set in words, and words that are no time stay in the field',
  buses: ['pg'],
  walk: async (stage) => {
    const { tenant, ana, at } = await openDesk(stage);
    await say(ana, tenant.generalId, 'Call the bank');
    const page = await at(ana, { timezoneId: 'Asia/Tokyo' });
    await article(page, 'Call the bank').waitFor();
    await composer(page).fill('/remind whenever');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Enter');
    await page
      .getByRole('alert')
      .filter({ hasText: /Say when: in 2 hours, tomorrow 9:00/ })
      .waitFor();
    await valueIs(page, '/remind whenever');
    await composer(page).fill('/remind tomorrow 9:00');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Enter');
    await page
      .getByText(/You will be reminded.*9:00/)
      .first()
      .waitFor();
    await valueIs(page, '');
    await page.getByRole('navigation', { name: 'Inbox' }).getByRole('link', { name: 'Saved' }).click();
    await page.getByText('Call the bank').waitFor();
  },
};

const failingLater: Journey = {
  name: 'composing: a scheduled message that is refused at its time is told in Activity with why, and leads to the drafts',
  buses: ['pg'],
  themes: ['light', 'dark'],
  walk: async (stage) => {
    const { tenant, ana, at } = await openDesk(stage);
    const channelId = await buildChannel(tenant, { name: 'closing', members: [ana] });
    const sendAt = new Date(Date.now() + 3_600_000).toISOString();
    const { id } = await scheduleMessage(ana, { id: randomUUID(), channelId, body: 'Good morning, all', sendAt });
    await archiveChannel(tenant.owner, { channelId });
    // As if its time had come.
    await withTenant(ana.tenantId, (tx) => tx.scheduledMessage.updateMany({ where: { id }, data: { sendAt: new Date() } }));
    await sendScheduled({ tenantId: ana.tenantId, scheduledId: id });
    const page = await at(ana, phone);
    await page.getByRole('link', { name: 'You' }).tap();
    const things = page.getByRole('navigation', { name: 'Your things' });
    await things.getByRole('link', { name: 'Activity' }).tap();
    await page.getByText('This channel is archived. It can be read, but not written to.').waitFor();
    await page.getByRole('link', { name: 'A message of yours could not be sent' }).tap();
    await page.getByRole('heading', { name: 'Drafts' }).waitFor();
    await page.getByText('Good morning, all').waitFor();
  },
};

export const laterJourneys: Journey[] = [remindingInWords, failingLater];
