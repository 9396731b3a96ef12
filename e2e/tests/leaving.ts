import { removeChannelMember } from '@parley/core/channel/change-channel';
import { deactivateMember } from '@parley/core/member/change-member';
import { sendMessage } from '@parley/core/message/send-message';
import { buildChannel, buildMember, buildTenant } from '@parley/core/testing/build';
import { randomUUID } from 'node:crypto';
import type { BrowserTest } from '../lib/browser-test.ts';
import { channelLink, composer, isSentOnce, message, openChannel } from '../lib/chat-page.ts';
import { check } from '../lib/until.ts';

const aSecond = 1_000;

export const removed: BrowserTest = {
  name: 'somebody removed from a channel is out of it within a second and cannot come back',
  run: async ({ system, browse }) => {
    const tenant = await buildTenant();
    const guest = await buildMember(tenant, { name: 'Kit Vale' });
    const stays = await buildMember(tenant, { name: 'Lea Park' });
    const channelId = await buildChannel(tenant, { name: 'merger', kind: 'private', members: [guest, stays] });
    const say = (body: string) => sendMessage(tenant.owner, { clientId: randomUUID(), channelId, body });
    const out = await browse({ member: guest, node: 2 });
    const inside = await browse({ member: stays, node: 2 });
    await openChannel(out.page, `${system.url}/${tenant.slug}/c/${channelId}`, 'merger');
    await openChannel(inside.page, `${system.url}/${tenant.slug}/c/${channelId}`, 'merger');
    await say('While all are here.');
    await isSentOnce(out.page, 'While all are here.');

    await removeChannelMember(tenant.owner, { channelId, memberId: guest.memberId });
    const at = Date.now();
    await say('After one has gone.');
    await channelLink(out.page, 'merger').waitFor({ state: 'detached' });
    check(Date.now() - at < aSecond, `It took ${Date.now() - at} ms.`);
    await isSentOnce(inside.page, 'After one has gone.');
    check((await message(out.page, 'After one has gone.').count()) === 0, 'Nothing is heard after the removal.');
    await out.page.goto(`${system.url}/${tenant.slug}/c/${channelId}`);
    await out.page.getByRole('navigation', { name: 'Channels' }).waitFor();
    check((await composer(out.page, 'merger').count()) === 0, 'There is no way back by the address.');
    check((await out.page.getByText('While all are here.').count()) === 0, 'What was read before is not shown any more.');
  },
};

export const revoked: BrowserTest = {
  name: 'a device signed out from another one is out within a second',
  run: async ({ system, browse }) => {
    const tenant = await buildTenant();
    const { email, password } = tenant.owner;
    const desk = await browse({ member: tenant.owner, node: 1 });
    const lost = await browse({ node: 2 });
    await lost.page.goto(`${system.url}/signin`);
    await lost.page.getByRole('textbox', { name: 'Work email' }).fill(email);
    await lost.page.getByRole('textbox', { name: 'Password' }).fill(password);
    await lost.page.getByRole('button', { name: 'Sign in' }).click();
    await composer(lost.page, 'general').waitFor();

    await desk.page.goto(`${system.url}/${tenant.slug}/settings`);
    const ended = lost.page
      .getByRole('alert')
      .filter({ hasText: /signed out|session/i })
      .first()
      .waitFor();
    await desk.page.getByRole('button', { name: 'Sign out all other devices' }).click();
    const at = Date.now();
    await ended;
    check(Date.now() - at < aSecond, `It took ${Date.now() - at} ms.`);
    await lost.page.goto(`${system.url}/${tenant.slug}`);
    await lost.page.waitForURL(/\/signin/);
  },
};

export const deactivated: BrowserTest = {
  name: 'a deactivated member is out within a second',
  run: async ({ system, browse }) => {
    const tenant = await buildTenant();
    const leaver = await buildMember(tenant, { name: 'Max Boyd' });
    const { page } = await browse({ member: leaver, node: 2 });
    await openChannel(page, `${system.url}/${tenant.slug}`, 'general');
    const ended = page.getByRole('alert').filter({ hasText: 'membership' }).waitFor();
    await deactivateMember(tenant.owner, { memberId: leaver.memberId });
    const at = Date.now();
    await ended;
    check(Date.now() - at < aSecond, `It took ${Date.now() - at} ms.`);
    await page.goto(`${system.url}/${tenant.slug}`);
    await page.getByRole('navigation', { name: 'Channels' }).waitFor({ state: 'detached' });
  },
};
