import { buildMember, buildTenant } from '@parley/core/testing/build';
import sharp from 'sharp';
import type { BrowserTest } from '../lib/browser-test.ts';
import { message, openChannel, send } from '../lib/chat-page.ts';
import { check, until } from '../lib/until.ts';

export const files: BrowserTest = {
  name: 'a picture and a document are sent, shown and handed out to members only',
  run: async ({ system, browse }) => {
    const tenant = await buildTenant();
    const colleague = await buildMember(tenant, { name: 'Jo Wren' });
    const stranger = (await buildTenant({ marker: 'Elsewhere' })).owner;
    const mine = await browse({ member: tenant.owner, node: 1 });
    const theirs = await browse({ member: colleague, node: 2 });
    await openChannel(mine.page, `${system.url}/${tenant.slug}`, 'general');
    await openChannel(theirs.page, `${system.url}/${tenant.slug}`, 'general');

    const picture = await sharp({ create: { width: 640, height: 360, channels: 3, background: '#2f6b57' } })
      .png()
      .toBuffer();
    await mine.page
      .locator('input[type=file]')
      .first()
      .setInputFiles([
        { name: 'harbour.png', mimeType: 'image/png', buffer: picture },
        { name: 'minutes.txt', mimeType: 'text/plain', buffer: Buffer.from('The minutes of the meeting.') },
      ]);
    await mine.page.getByRole('list', { name: 'Files to send' }).getByText('minutes.txt').waitFor();
    await until('the files to be uploaded', async () => (await mine.page.getByRole('progressbar').count()) === 0);
    await send(mine.page, 'general', 'The harbour, and the minutes.');

    const article = message(theirs.page, 'The harbour, and the minutes.');
    const shown = article.getByRole('button', { name: 'Open harbour.png' }).locator('img');
    await until('the picture to be drawn', () =>
      shown.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth === 640).catch(() => false),
    );
    await article.getByRole('button', { name: 'Open harbour.png' }).click();
    await theirs.page.getByRole('dialog').getByRole('img', { name: 'harbour.png' }).waitFor();
    await theirs.page.keyboard.press('Escape');

    const href = (await article.getByRole('link', { name: /minutes.txt/ }).getAttribute('href')) ?? '';
    const own = await theirs.context.request.get(system.url + href);
    check(own.ok() && (await own.text()) === 'The minutes of the meeting.', 'A member gets the document as it was sent.');
    const outsider = await browse({ member: stranger });
    const refused = await outsider.context.request.get(system.url + href);
    check(refused.status() === 404, `A stranger gets ${refused.status()} instead of 404.`);
    const nobody = await browse();
    const unknown = await nobody.context.request.get(system.url + href);
    check(unknown.status() === 401, `Somebody not signed in gets ${unknown.status()} instead of 401.`);
  },
};
