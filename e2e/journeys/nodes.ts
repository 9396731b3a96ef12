import { randomUUID } from 'node:crypto';
import { removeChannelMember } from '@parley/core/channel/change-channel';
import { deactivateMember } from '@parley/core/member/change-member';
import { sendMessage } from '@parley/core/message/send-message';
import { buildChannel, buildMember, buildTenant } from '@parley/core/testing/build';
import type { Journey } from '../lib/journey.ts';
import { atOnce, eventually, mustBe } from '../lib/expect.ts';
import { article, channelLink, composer, send } from '../lib/people.ts';
import { visitChannel, visitChannelWithWire } from '../lib/visit-as.ts';

/** Two people at two realtime nodes, each known to be at theirs. */
export const nodeJourneys: Journey[] = [
  {
    name: 'words, reactions, typing and presence go from one node to the other',
    buses: ['pg', 'redis'],
    walk: async (stage) => {
      const tenant = await buildTenant();
      const emil = await buildMember(tenant, { name: 'Emil Ford' });
      const here = await visitChannel(stage, tenant.owner, 1, tenant.generalId);
      await sendMessage(emil, { clientId: randomUUID(), channelId: tenant.generalId, body: 'Good morning' });
      await article(here, 'Good morning').getByRole('img', { name: 'offline' }).waitFor();

      const there = await visitChannel(stage, emil, 2, tenant.generalId);
      await article(here, 'Good morning').getByRole('img', { name: 'available' }).waitFor();
      await composer(there).pressSequentially('I was about to say', { delay: 30 });
      await here.getByText('Emil is writing').waitFor();
      await there.keyboard.press('Enter');
      await article(here, 'I was about to say').waitFor();

      await article(here, 'I was about to say').hover();
      await here.getByRole('toolbar', { name: 'Message actions' }).getByRole('button', { name: 'React' }).click();
      await here.getByRole('group', { name: 'Used lately' }).getByRole('button').first().click();
      const reaction = article(there, 'I was about to say').getByRole('button', {
        name: new RegExp(`^\\S+ 1, ${tenant.owner.name}`),
      });
      await reaction.click();
      await article(here, 'I was about to say')
        .getByRole('button', { name: /^\S+ 2, / })
        .waitFor();
    },
  },
  {
    name: 'who is taken out of a channel hears nothing more at once and finds no way back',
    buses: ['pg', 'redis'],
    walk: async (stage) => {
      const tenant = await buildTenant();
      const [kit, lea] = [await buildMember(tenant, { name: 'Kit Vale' }), await buildMember(tenant, { name: 'Lea Park' })];
      const channelId = await buildChannel(tenant, { name: 'merger', kind: 'private', members: [kit, lea] });
      const say = (body: string) => sendMessage(tenant.owner, { clientId: randomUUID(), channelId, body });
      const { page: out, wire } = await visitChannelWithWire(stage, kit, 2, channelId);
      const inside = await visitChannel(stage, lea, 2, channelId);
      await say('While all are here');
      await article(out, 'While all are here').waitFor();

      await removeChannelMember(tenant.owner, { channelId, memberId: kit.memberId });
      const at = Date.now();
      await say('After one has gone');
      const tookMs = (await wire.arrivalOf('channel.memberRemoved')) - at;
      mustBe(`told within ${atOnce} ms (it took ${tookMs})`, tookMs <= atOnce, true);
      await channelLink(out, /merger/).waitFor({ state: 'detached' });
      await article(inside, 'After one has gone').waitFor();
      mustBe('words after the removal', await out.getByText('After one has gone').count(), 0);
      await out.goto(`/${tenant.slug}/c/${channelId}`);
      await out.getByRole('navigation', { name: 'Channels' }).waitFor();
      mustBe('a way to write', await composer(out, '#merger').count(), 0);
      mustBe('what was read before', await out.getByText('While all are here').count(), 0);
    },
  },
  {
    name: 'a deactivated member is told, and out, at once',
    buses: ['pg', 'redis'],
    walk: async (stage) => {
      const tenant = await buildTenant();
      const max = await buildMember(tenant, { name: 'Max Boyd' });
      const { page, wire } = await visitChannelWithWire(stage, max, 2, tenant.generalId);
      await deactivateMember(tenant.owner, { memberId: max.memberId });
      const at = Date.now();
      const tookMs = (await wire.arrivalOf('session.ended')) - at;
      mustBe(`told within ${atOnce} ms (it took ${tookMs})`, tookMs <= atOnce, true);
      await page.getByRole('alert').filter({ hasText: 'membership' }).waitFor();
    },
  },
  {
    name: 'what goes between two is heard, counted and found by nobody else',
    buses: ['pg'],
    walk: async (stage) => {
      const tenant = await buildTenant();
      const [hal, ivy] = [await buildMember(tenant, { name: 'Hal Stone' }), await buildMember(tenant, { name: 'Ivy Cole' })];
      const mine = await visitChannel(stage, tenant.owner, 1, tenant.generalId);
      const others = await visitChannel(stage, ivy, 2, tenant.generalId);
      await mine.getByRole('button', { name: 'New message' }).click();
      await mine.getByRole('dialog').getByRole('combobox', { name: 'To' }).fill('Hal');
      await mine
        .getByRole('dialog')
        .getByRole('option', { name: /Hal Stone/ })
        .click();
      await mine
        .getByRole('dialog')
        .getByRole('button', { name: /Write to Hal/ })
        .click();
      await send(mine, 'A codicil between us', 'Hal Stone');
      await article(mine, 'A codicil between us').waitFor();
      const theirs = await visitChannel(stage, hal, 2, tenant.generalId);
      await channelLink(theirs, /1 unread/).click();
      await article(theirs, 'A codicil between us').waitFor();

      await sendMessage(hal, { clientId: randomUUID(), channelId: tenant.generalId, body: 'A codicil for everybody' });
      await article(others, 'A codicil for everybody').waitFor();
      mustBe('unread at somebody else', await others.getByRole('link', { name: /unread/ }).count(), 0);
      await others.keyboard.press('Control+k');
      await others.getByRole('textbox', { name: 'Search or jump to' }).fill('codicil');
      await others.getByRole('option', { name: /for everybody/ }).waitFor();
      mustBe('the direct message in the search', await others.getByText('between us').count(), 0);
    },
  },
  {
    name: 'a document goes to members, not to strangers and not to nobody',
    buses: ['pg'],
    walk: async (stage) => {
      const tenant = await buildTenant();
      const stranger = (await buildTenant({ marker: 'Elsewhere' })).owner;
      const page = await visitChannel(stage, tenant.owner, 1, tenant.generalId);
      const text = 'The minutes of the meeting.';
      await page
        .locator('input[type=file]')
        .first()
        .setInputFiles({ name: 'minutes.txt', mimeType: 'text/plain', buffer: Buffer.from(text) });
      await page.getByRole('list', { name: 'Files to send' }).getByText('minutes.txt').waitFor();
      await eventually(
        'uploads under way',
        () => page.getByRole('progressbar').count(),
        (count) => count === 0,
      );
      await send(page, 'The minutes');
      const saved = page.waitForEvent('download');
      await article(page, 'The minutes').getByRole('button', { name: 'Download minutes.txt' }).click();
      const href = (await saved).url();
      const statusFor = async (cookie: string | null) =>
        (await fetch(href, cookie ? { headers: { cookie: `parley.session=${cookie}` } } : {})).status;
      mustBe('the answer to the member who asked', await statusFor(tenant.owner.sessionToken), 200);
      mustBe('the answer to a stranger', await statusFor(stranger.sessionToken), 404);
      mustBe('the answer to nobody', await statusFor(null), 401);
    },
  },
];
