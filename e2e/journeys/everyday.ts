import { randomUUID } from 'node:crypto';
import { sendMessage } from '@parley/core/message/send-message';
import { buildChannel, buildMember, buildTenant } from '@parley/core/testing/build';
import type { Page } from 'playwright-core';
import type { Journey } from '../lib/journey.ts';
import { eventually, mustBe } from '../lib/expect.ts';
import { fieldIs, valueIs } from '../lib/desk.ts';
import { article, composer, openFirm, send } from '../lib/people.ts';
import { visitAs } from '../lib/visit-as.ts';

/** What a hurried person does all day, and what must not happen to them. */
export const everydayJourneys: Journey[] = [
  {
    name: 'everyday: Enter before a file is there, an edit in between, a table from a spreadsheet, and nothing is lost',
    buses: ['pg'],
    themes: ['light', 'dark'],
    walk: async (stage) => {
      const [olive, bert] = await openFirm(stage, 'Bert');
      const { page } = bert;

      // Sent before the file is there: it goes out with it, by itself.
      let release = () => {};
      const isHeld = new Promise<void>((resolve) => (release = resolve));
      await page.route('**/api/uploads**', async (route) => {
        await isHeld;
        await route.continue();
      });
      const chooser = page.waitForEvent('filechooser');
      await page.getByRole('button', { name: 'Add files' }).click();
      await (await chooser).setFiles({ name: 'letter.txt', mimeType: 'text/plain', buffer: Buffer.from('Dear all') });
      await send(page, 'Here is the letter');
      await page.getByText('Sends as soon as everything is uploaded.').waitFor();
      release();
      await article(olive.page, 'Here is the letter').getByText('letter.txt').first().waitFor();
      await valueIs(page, '');
      await page.getByText('Sends as soon as everything is uploaded.').waitFor({ state: 'detached' });

      // After an edit the next words go into the composer.
      await send(page, 'At tne');
      await article(page, 'At tne').waitFor();
      await composer(page).press('ArrowUp');
      const form = page.getByRole('textbox', { name: 'Edit message' });
      await form.fill('At ten');
      await page.keyboard.press('Enter');
      await page.keyboard.type('Or at eleven');
      await valueIs(page, 'Or at eleven');
      await article(olive.page, 'At ten').waitFor();

      // A window that is closed again gives the cursor back, and the search takes the very first letter.
      await page.keyboard.press('ControlOrMeta+Shift+l');
      await page.getByRole('dialog', { name: 'Browse channels' }).waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog', { name: 'Browse channels' }).waitFor({ state: 'detached' });
      await page.keyboard.press('ControlOrMeta+k');
      await page.keyboard.type('gener');
      await fieldIs(page.getByRole('textbox', { name: 'Search or jump to' }), 'gener');
      await page.keyboard.press('Escape');
      await page.getByRole('dialog', { name: 'Search or jump to' }).waitFor({ state: 'detached' });
      await page.keyboard.type(' or twelve');
      await valueIs(page, 'Or at eleven or twelve');

      // A message that is deleted while it is being edited says so, and its new words are kept.
      await composer(page).fill('');
      await composer(page).press('ArrowUp');
      await form.fill('At ten, with all the papers');
      const elsewhere = article(olive.page, 'At ten');
      await elsewhere.hover();
      await elsewhere.getByRole('button', { name: 'Delete' }).click();
      await olive.page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
      await page.getByRole('alert').filter({ hasText: 'was deleted while you were changing it' }).waitFor();
      await page.getByRole('button', { name: 'Write it as a new message' }).click();
      await valueIs(page, 'At ten, with all the papers');
      await form.waitFor({ state: 'detached' });

      // Cells of a spreadsheet are a table.
      await composer(page).fill('');
      await paste(page, {
        html: '<table><tr><td>Name</td><td>Sum</td></tr><tr><td>Ann</td><td>12</td></tr></table>',
        plain: 'Name\tSum\nAnn\t12',
      });
      await fieldIs(composer(page), '| Name | Sum |\n| --- | --- |\n| Ann | 12 |');
      await page.keyboard.press('Enter');
      await article(olive.page, 'Ann').getByRole('cell', { name: '12' }).waitFor();

      // A long text shows its beginning, and all of it on demand.
      await send(page, Array.from({ length: 60 }, (_, line) => `Line ${line}`).join('\n'));
      const long = article(olive.page, 'Line 59');
      await long.getByRole('button', { name: 'Show all' }).click();
      await long.getByRole('button', { name: 'Show less' }).waitFor();
    },
  },
  {
    name: 'everyday: a line that comes or goes above the feed does not move what is being read',
    buses: ['pg'],
    walk: async (stage) => {
      const tenant = await buildTenant();
      const una = await buildMember(tenant, { name: 'Una Best' });
      const channelId = await buildChannel(tenant, { name: 'archive', members: [una] });
      for (let entry = 1; entry <= 60; entry += 1)
        await sendMessage(entry % 2 ? una : tenant.owner, {
          clientId: randomUUID(),
          channelId,
          body: `Entry ${entry}. ${'Some words. '.repeat(entry % 7)}`,
        });
      const { page } = await visitAs(stage, tenant.owner, null);
      let release = () => {};
      const isWanted = new Promise<void>((resolve) => (release = resolve));
      await page.route(/workspace\.setup/, async (route) => {
        await isWanted;
        await route.continue();
      });
      await page.goto(`/${tenant.slug}/c/${channelId}`);
      await article(page, 'Entry 60.').waitFor();
      await page.getByRole('feed').first().hover();
      await page.mouse.wheel(0, -700);
      await page.getByRole('button', { name: /latest|new below/i }).waitFor();
      const topOf = await restingPlace(page);

      release();
      const setup = page.getByRole('region', { name: 'Set up the workspace' });
      await setup.waitFor();
      mustBe('how far it moved when the line came', await topOf.moved(), 0);
      await setup.getByRole('button').last().click();
      await setup.waitFor({ state: 'detached' });
      mustBe('how far it moved when the line went', await topOf.moved(), 0);
    },
  },
];

/** The place of a message in the middle of the view, once the wheel has run out; and how far it is from there later on, in whole pixels. */
async function restingPlace(page: Page): Promise<{ moved(): Promise<number> }> {
  const look = (id: string | null) =>
    page.evaluate((wanted) => {
      const all = [...document.querySelectorAll<HTMLElement>('[data-message-id]')];
      const found = all.find((one) =>
        wanted ? one.dataset['messageId'] === wanted : one.getBoundingClientRect().top > window.innerHeight / 2,
      );
      return { id: found?.dataset['messageId'] ?? '', top: found?.getBoundingClientRect().top ?? Infinity };
    }, id);
  let before = await look(null);
  let looksAlike = 0;
  const place = await eventually(
    'a view at rest',
    async () => {
      const last = before;
      before = await look(last.id);
      looksAlike = before.top === last.top ? looksAlike + 1 : 0;
      return { ...before, looksAlike };
    },
    (seen) => seen.looksAlike >= 4,
  );
  return { moved: async () => Math.round((await look(place.id)).top - place.top) };
}

/** As the clipboard of an office program gives it. */
async function paste(page: Page, words: { html: string; plain: string }): Promise<void> {
  await composer(page).focus();
  await page.evaluate(({ html, plain }) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/html', html);
    clipboardData.setData('text/plain', plain);
    document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, words);
}
