import type { Journey } from '../lib/journey.ts';
import { atOnce, eventually } from '../lib/expect.ts';
import { article, channelLink, composer, send, signIn, openFirm } from '../lib/people.ts';

/** What people do all day. */
export const chatJourneys: Journey[] = [
  {
    name: 'edit, react, reply in a thread and delete are seen by the other at once',
    buses: ['pg', 'redis'],
    walk: async (stage) => {
      const [olive, bert] = await openFirm(stage, 'Bert Bell');
      await send(olive.page, 'A first draft');
      const hers = article(olive.page, 'A first draft');
      const his = article(bert.page, 'A first draft');
      await his.waitFor();

      await his.hover();
      await bert.page.getByRole('toolbar', { name: 'Message actions' }).getByRole('button', { name: 'Reply in thread' }).click();
      const thread = bert.page.getByRole('region', { name: 'Thread' });
      await thread.getByRole('textbox', { name: 'Reply' }).fill('A reply in the thread');
      await bert.page.keyboard.press('Enter');
      await thread.getByRole('article').filter({ hasText: 'A reply in the thread' }).waitFor();
      await hers.getByText('1 reply').waitFor();

      await hers.hover();
      await olive.page.getByRole('toolbar', { name: 'Message actions' }).getByRole('button', { name: 'Edit' }).click();
      await olive.page.getByRole('feed').getByRole('textbox').fill('A second draft');
      await olive.page.keyboard.press('Enter');
      await article(bert.page, 'A second draft').waitFor();

      const edited = article(olive.page, 'A second draft');
      await edited.hover();
      await olive.page.getByRole('toolbar', { name: 'Message actions' }).getByRole('button', { name: 'Delete' }).click();
      await olive.page
        .getByRole('alertdialog')
        .or(olive.page.getByRole('dialog'))
        .getByRole('button', { name: /Delete/ })
        .click();
      await eventually(
        'the deleted text at the reader',
        () => bert.page.getByRole('feed').first().innerText(),
        (text) => !text.includes('A second draft'),
      );
    },
  },
  {
    name: 'unread is counted by the server and cleared on all devices by reading on one',
    buses: ['pg', 'redis'],
    walk: async (stage) => {
      const [olive, bert] = await openFirm(stage, 'Bert Bell');
      const phone = await stage.visit();
      await signIn(phone, bert.email);
      await composer(phone).waitFor();
      for (const device of [bert.page, phone]) {
        await device.goto(`/${olive.slug}/catch-up`);
        await device.getByRole('heading', { name: 'Catch up' }).waitFor();
      }
      await send(olive.page, 'Something unread');
      for (const device of [bert.page, phone]) await channelLink(device, 'general, 1 unread').waitFor();
      await channelLink(bert.page, /general/).click();
      await article(bert.page, 'Something unread').waitFor();
      await channelLink(phone, 'general, 1 unread').waitFor({ state: 'detached', timeout: atOnce });
    },
  },
  {
    name: 'a channel is made, found, joined, left and archived',
    buses: ['pg'],
    walk: async (stage) => {
      const [olive, bert] = await openFirm(stage, 'Bert Bell');
      await olive.page.getByRole('button', { name: 'New channel' }).click();
      await olive.page.getByRole('dialog').getByRole('textbox', { name: /Name/ }).fill('reading group');
      await olive.page.getByRole('dialog').getByRole('button', { name: 'Create channel' }).click();
      await composer(olive.page, '#reading-group').waitFor();
      await bert.page.getByRole('button', { name: 'Browse channels' }).click();
      const row = bert.page.getByRole('dialog').getByRole('listitem').filter({ hasText: 'reading-group' });
      await row.getByRole('button', { name: /Join/ }).click();
      await channelLink(bert.page, /reading-group/).waitFor();
      await bert.page.keyboard.press('Escape');
      await channelLink(bert.page, /reading-group/).click();
      await send(bert.page, 'I am in', '#reading-group');
      await article(olive.page, 'I am in').waitFor();
    },
  },
  {
    name: 'a direct message opens with a person and is heard by them alone',
    buses: ['pg'],
    walk: async (stage) => {
      const [olive, bert] = await openFirm(stage, 'Bert Bell');
      await olive.page.getByRole('button', { name: 'New message' }).click();
      const dialog = olive.page.getByRole('dialog');
      await dialog.getByRole('combobox').or(dialog.getByRole('textbox')).first().fill('Bert');
      await dialog.getByRole('option', { name: /Bert Bell/ }).click();
      await dialog
        .getByRole('button', { name: /^(Write|Start|Open|Message)/ })
        .last()
        .click();
      await composer(olive.page, 'Bert Bell').waitFor();
      await send(olive.page, 'Between us', 'Bert Bell');
      await channelLink(bert.page, /Olive Owner.*1 unread/).click();
      await article(bert.page, 'Between us').waitFor();
    },
  },
  {
    name: 'a picture is uploaded, sent and shown to the other',
    buses: ['pg'],
    walk: async (stage) => {
      const [olive, bert] = await openFirm(stage, 'Bert Bell');
      const { default: sharp } = await import('sharp');
      const buffer = await sharp({ create: { width: 640, height: 400, channels: 3, background: '#2a7f62' } })
        .png()
        .toBuffer();
      await olive.page.locator('input[type=file]').first().setInputFiles({ name: 'harbour.png', mimeType: 'image/png', buffer });
      await olive.page.getByText('harbour.png').first().waitFor();
      await composer(olive.page).fill('The harbour');
      await eventually('the send button', () => olive.page.getByRole('button', { name: /^Send/ }).first().isEnabled(), Boolean);
      await olive.page.keyboard.press('Enter');
      const picture = article(bert.page, 'The harbour').getByRole('button', { name: 'Open harbour.png' }).locator('img');
      await picture.waitFor();
      await eventually(
        'the picture',
        () => picture.evaluate((image: HTMLImageElement) => image.naturalWidth),
        (width) => width > 0,
      );
    },
  },
  {
    name: 'Ctrl+K jumps to a channel, and finds words in messages',
    buses: ['pg'],
    walk: async (stage) => {
      const page = await stage.visit();
      await signIn(page, 'maya@harbour-lane.example', 'harbour-demo-2026');
      await page.getByRole('feed').first().waitFor();
      await page.keyboard.press('Control+k');
      const dialog = page.getByRole('dialog', { name: 'Search or jump to' });
      await dialog.waitFor();
      await page.keyboard.type('market');
      await page.keyboard.press('Enter');
      await composer(page, '#market-desk').waitFor();
      await page.keyboard.press('Control+k');
      await page.keyboard.type('transfer value');
      await dialog
        .getByRole('option')
        .filter({ hasText: /transfer/i })
        .first()
        .waitFor();
    },
  },
];
