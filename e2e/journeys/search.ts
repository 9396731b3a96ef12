import type { Page } from 'playwright-core';
import { eventually, mustBe } from '../lib/expect.ts';
import type { Journey } from '../lib/journey.ts';
import { article, composer, send, signIn, signUp } from '../lib/people.ts';

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Search or jump to' });
const option = (page: Page, text: string | RegExp) => dialog(page).getByRole('option').filter({ hasText: text });

async function search(page: Page, text: string): Promise<void> {
  if (!(await dialog(page).isVisible())) await page.keyboard.press('Control+k');
  await dialog(page).getByRole('textbox', { name: 'Search or jump to' }).fill(text);
}

/** The main acts of searching, at whatever width the page has. */
async function walkSearch(page: Page): Promise<void> {
  await search(page, 'transf');
  await option(page, /transfer/i)
    .first()
    .waitFor();
  await search(page, 'transfer from:mar');
  await option(page, /^from:/)
    .first()
    .click();
  await dialog(page).getByRole('list', { name: 'Filters' }).getByRole('listitem').filter({ hasText: 'Sofia Marchetti' }).waitFor();
  await search(page, 'from:nobody-here plan');
  await dialog(page).getByText('Nobody here is called “nobody-here”.').waitFor();
  await search(page, 'has:file is:elsewhere');
  await dialog(page).getByText('is: goes with pinned, saved, thread or unread.').waitFor();
  await search(page, 'zzqqxx');
  await dialog(page).getByText('Nothing found. Try fewer or other words.').waitFor();
}

export const searchJourneys: Journey[] = [
  {
    name: 'search finds beginnings of words, obeys filters, and says what it does not understand',
    buses: ['pg'],
    walk: async (stage) => {
      const page = await stage.visit();
      await signIn(page, 'ana@harbour-lane.example', 'harbour-demo-2026');
      await page.getByRole('feed').first().waitFor();
      await walkSearch(page);
    },
  },
  {
    name: 'search works alike on a phone',
    buses: ['pg'],
    walk: async (stage) => {
      const page = await stage.visit({ viewport: { width: 390, height: 844 } });
      await signIn(page, 'ana@harbour-lane.example', 'harbour-demo-2026');
      await page
        .getByRole('feed')
        .or(page.getByRole('button', { name: 'Search or jump to' }))
        .first()
        .waitFor();
      await walkSearch(page);
    },
  },
  {
    name: 'a message just sent is found in Japanese and by its phrase, and opens where it stands',
    buses: ['pg'],
    walk: async (stage) => {
      const { page } = await signUp(stage, stage.unique('Seek '));
      await send(page, '東京都庁の会議は明日です');
      await send(page, 'the final draft is here');
      await article(page, 'the final draft').first().waitFor();
      await search(page, '都庁の会');
      await option(page, '東京都庁').waitFor();
      await search(page, '"draft final"');
      await dialog(page).getByText('Nothing found. Try fewer or other words.').waitFor();
      await search(page, '"final draft"');
      await option(page, 'the final draft').waitFor();
      await page.keyboard.press('Enter');
      await dialog(page).waitFor({ state: 'detached' });
      await eventually('the address', () => Promise.resolve(new URL(page.url()).searchParams.get('m')), Boolean);
      mustBe('the composer', await composer(page).isVisible(), true);
    },
  },
];
