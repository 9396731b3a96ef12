import { addEmoji } from '@parley/core/emoji/custom-emoji';
import sharp from 'sharp';
import type { Journey } from '../lib/journey.ts';
import { article, composer } from '../lib/people.ts';
import { openDesk, fieldIs, choose } from '../lib/desk.ts';

const picture = async (colour: string) =>
  sharp({ create: { width: 64, height: 64, channels: 4, background: colour } })
    .png()
    .toBuffer();

const ownEmoji: Journey = {
  name: 'composing: an emoji of the firm’s own is added, written, reacted with and removed',
  buses: ['pg'],
  themes: ['light', 'dark'],
  walk: async (stage) => {
    const { tenant, ana, at } = await openDesk(stage);
    const [page, owner] = await Promise.all([at(ana), at(tenant.owner)]);
    await page.getByRole('toolbar', { name: 'Formatting' }).waitFor();
    await page.getByRole('button', { name: 'Emoji', exact: true }).click();
    await page.getByRole('button', { name: 'Add your own emoji' }).click();
    const dialog = page.getByRole('dialog', { name: 'Your own emoji' });
    await dialog
      .getByLabel('Picture', { exact: true })
      .setInputFiles({ name: 'Team Seal.png', mimeType: 'image/png', buffer: await picture('teal') });
    await fieldIs(dialog.getByRole('textbox', { name: 'Name of the emoji' }), 'team_seal');
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await dialog.getByText('Added by Ana Field').waitFor();
    await dialog.getByRole('button', { name: 'Close' }).click();

    // The other's device has heard of it.
    await composer(owner).pressSequentially('done :team');
    await choose(owner, ':team_seal:');
    await owner.keyboard.press('Enter');
    await article(page, 'done').getByRole('img', { name: ':team_seal:' }).waitFor();

    await article(page, 'done').hover();
    await article(page, 'done').getByRole('button', { name: 'React', exact: true }).click();
    await page.getByRole('searchbox', { name: 'Find an emoji' }).fill('team_seal');
    await page.getByRole('gridcell', { name: 'team_seal' }).click();
    await article(owner, 'done')
      .getByRole('button', { name: /^:team_seal: 1/ })
      .waitFor();

    await page.getByRole('button', { name: 'Emoji', exact: true }).click();
    await page.getByRole('button', { name: 'Add your own emoji' }).click();
    await dialog.getByRole('button', { name: 'Remove :team_seal:' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Remove the emoji' }).click();
    await dialog.getByText('There are none yet.').waitFor();
    await article(owner, ':team_seal:').waitFor();
  },
};

const manyEmoji: Journey = {
  name: 'composing: the picker speaks the reader’s language and shows the firm’s own first',
  buses: ['pg'],
  walk: async (stage) => {
    const { tenant, ana, at } = await openDesk(stage);
    await addEmoji(tenant.owner, { name: 'ledger', picture: (await picture('maroon')).toString('base64') });
    const page = await at(ana, { locale: 'de-DE' });
    await page.getByRole('button', { name: /^Emojis?$/ }).click();
    await page.getByRole('gridcell', { name: 'ledger' }).waitFor();
    await page.getByRole('searchbox', { name: 'Emoji suchen' }).fill('Rakete');
    await page.getByRole('gridcell', { name: 'Rakete' }).click();
    await fieldIs(page.getByRole('textbox', { name: /#general/ }), '🚀');
  },
};

export const emojiJourneys: Journey[] = [ownEmoji, manyEmoji];
