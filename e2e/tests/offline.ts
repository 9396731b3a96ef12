import { buildMember, buildTenant } from '@parley/core/testing/build';
import type { BrowserTest } from '../lib/browser-test.ts';
import { composer, isSentOnce, message, openChannel, send } from '../lib/chat-page.ts';
import { check } from '../lib/until.ts';

export const offline: BrowserTest = {
  name: 'what is written without a connection survives a reload and arrives once',
  run: async ({ system, browse }) => {
    const tenant = await buildTenant();
    const colleague = await buildMember(tenant, { name: 'Fay Moss' });
    const mine = await browse({ member: tenant.owner, node: 1 });
    const theirs = await browse({ member: colleague, node: 2 });
    await openChannel(mine.page, `${system.url}/${tenant.slug}`, 'general');
    await openChannel(theirs.page, `${system.url}/${tenant.slug}`, 'general');
    await send(mine.page, 'general', 'Before the tunnel.');
    await isSentOnce(theirs.page, 'Before the tunnel.');

    await mine.context.setOffline(true);
    system.proxy.cut(mine.tag);
    await send(mine.page, 'general', 'Written in the tunnel.');
    const waiting = mine.page.getByRole('article', { name: /sending.*Written in the tunnel/ });
    await waiting.waitFor();
    await mine.page.getByRole('status').filter({ hasText: 'No connection.' }).waitFor();

    // The page itself comes back; what is live does not yet.
    await mine.context.route('**/api/realtime/**', (route) => route.abort('internetdisconnected'));
    await mine.context.setOffline(false);
    await mine.page.reload();
    await composer(mine.page, 'general').waitFor();
    await waiting.waitFor();
    check((await message(theirs.page, 'Written in the tunnel.').count()) === 0, 'Nothing got through the cut.');

    await mine.context.unroute('**/api/realtime/**');
    system.proxy.restore(mine.tag);
    await isSentOnce(theirs.page, 'Written in the tunnel.');
    await isSentOnce(mine.page, 'Written in the tunnel.');
    await mine.page.reload();
    await isSentOnce(mine.page, 'Written in the tunnel.');
    await send(theirs.page, 'general', 'Welcome back.');
    await isSentOnce(mine.page, 'Welcome back.');
    check((await mine.page.getByRole('status').filter({ hasText: 'No connection.' }).count()) === 0, 'The banner is gone.');
  },
};
