import { sendMessage } from '@parley/core/message/send-message';
import { buildChannel, buildMember, buildTenant } from '@parley/core/testing/build';
import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { eventually, mustBe } from '../lib/expect.ts';
import type { Journey } from '../lib/journey.ts';
import { article, composer, openFirm, send, signIn } from '../lib/people.ts';
import { visitAs } from '../lib/visit-as.ts';

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

const write = (author: Parameters<typeof sendMessage>[0], channelId: string, body: string) =>
  sendMessage(author, { clientId: randomUUID(), channelId, body });

/** A firm in which much was said of one thing, and once of it together with another. */
async function talkativeFirm() {
  const tenant = await buildTenant();
  const una = await buildMember(tenant, { name: 'Una Best' });
  const plansId = await buildChannel(tenant, { name: 'plans', members: [una] });
  await write(una, plansId, 'Before it: who brings the papers');
  await write(una, plansId, 'The harbour budget stands');
  await write(una, plansId, 'After it: thank you');
  for (let n = 1; n <= 56; n += 1) await write(tenant.owner, tenant.generalId, `Budgets, number ${n}, of the harbours`);
  return { tenant, owner: tenant.owner, plansId };
}
const answers = (page: Page) => page.getByRole('tabpanel').getByRole('listitem');
const field = (page: Page) => page.getByRole('combobox', { name: 'Search messages, files, people and channels' });

/** Asking, narrowing and coming back, at whatever width the page has. */
async function walkResults(page: Page, slug: string): Promise<void> {
  await page.goto(`/${slug}/search`);
  await field(page).fill('harbour budget');
  await page.keyboard.press('Enter');
  await answers(page).first().waitFor();
  mustBe('the first page', await answers(page).count(), 50);
  await page.getByRole('tab', { name: 'Messages 50+' }).waitFor();
  await page.getByRole('button', { name: 'Show more' }).click();
  await page.getByRole('tab', { name: 'Messages 57' }).waitFor();
  await page.getByRole('combobox', { name: 'Order' }).selectOption('Best match first');
  await answers(page).first().filter({ hasText: 'The harbour budget stands' }).waitFor();
  await page.getByRole('button', { name: 'What was said around the message from Una Best' }).click();
  await answers(page)
    .first()
    .filter({ hasText: 'Before it: who brings the papers' })
    .filter({ hasText: 'After it: thank you' })
    .waitFor();
  await page.getByRole('button', { name: 'Filter by person' }).click();
  const people = page.getByRole('dialog', { name: 'Filter by person' });
  await people.getByRole('textbox').fill('una');
  await people.getByRole('button', { name: 'Una Best' }).click();
  await page.getByRole('tab', { name: 'Messages 1', exact: true }).waitFor();
  await answers(page)
    .first()
    .getByRole('link', { name: /^Message from Una Best in #plans/ })
    .click();
  await page.getByRole('feed', { name: 'Messages in #plans' }).waitFor();
  await article(page, 'The harbour budget stands').waitFor();
  await page.goBack();
  await page.getByRole('tab', { name: 'Messages 1', exact: true }).waitFor();
  await page.getByRole('button', { name: /^Remove the filter from Una Best/ }).click();
  await page.getByRole('tab', { name: 'Messages 50+' }).waitFor();
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
      const [{ page }] = await openFirm(stage);
      await send(page, '東京都庁の会議は明日です');
      await send(page, 'the final draft is here');
      await article(page, 'the final draft').first().waitFor();
      await search(page, '都庁の会');
      await option(page, '東京都庁').waitFor();
      await search(page, '"draft final"');
      await dialog(page).getByText('Nothing found. Try fewer or other words.').waitFor();
      await search(page, '"final draft"');
      await option(page, 'the final draft').waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await dialog(page).waitFor({ state: 'detached' });
      await eventually('the address', () => Promise.resolve(new URL(page.url()).searchParams.get('m')), Boolean);
      mustBe('the composer', await composer(page).isVisible(), true);
    },
  },
  {
    name: 'all results: asked, sorted, put in context, narrowed by a filter, opened, and come back to',
    buses: ['pg'],
    themes: ['light', 'dark'],
    walk: async (stage) => {
      const { tenant, owner } = await talkativeFirm();
      const { page } = await visitAs(stage, owner, 1);
      await walkResults(page, tenant.slug);
    },
  },
  {
    name: 'all results on a phone',
    buses: ['pg'],
    walk: async (stage) => {
      const { tenant, owner } = await talkativeFirm();
      const { page } = await visitAs(stage, owner, 1, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
      await walkResults(page, tenant.slug);
    },
  },
  {
    name: 'all results by keyboard alone: from the dialog, through the answers, and back to where one was',
    buses: ['pg'],
    walk: async (stage) => {
      const { tenant, owner, plansId } = await talkativeFirm();
      const { page } = await visitAs(stage, owner, 1);
      await page.goto(`/${tenant.slug}/c/${plansId}`);
      await composer(page, '#plans').waitFor();
      await search(page, 'harbour budget');
      await option(page, 'See all results for “harbour budget”').waitFor();
      await page.keyboard.press('Enter');
      await answers(page).first().waitFor();
      await field(page).focus();
      for (let n = 0; n < 40; n += 1) await page.keyboard.press('ArrowDown');
      const focused = () => page.evaluate(() => document.activeElement?.closest('li')?.textContent ?? '');
      await eventually('the answer in focus', focused, (text) => text.includes('number 17,'));
      const top = () => page.evaluate(() => document.querySelector('[data-region=messages]')?.scrollTop ?? 0);
      // Rows that are measured may still move what is in sight: the place is where it was at the last three looks.
      const seen: number[] = [];
      const isAtRest = (at: number) => at > 500 && seen.unshift(at) > 2 && seen.slice(0, 3).every((one) => one === at);
      const left = await eventually('the place', top, isAtRest);
      await page.keyboard.press('Enter');
      await page.getByRole('feed', { name: 'Messages in #general' }).waitFor();
      await page.goBack();
      await eventually('the answer in focus', focused, (text) => text.includes('number 17,'));
      await eventually('the place', top, (at) => Math.abs(at - left) < 2);
      await field(page).fill('');
      await page.getByRole('listbox', { name: 'Recent searches' }).getByRole('option', { name: 'harbour budget' }).waitFor();
      await field(page).fill('bud in:pl');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Enter');
      await page.getByRole('tab', { name: 'Messages 1', exact: true }).waitFor();
    },
  },
  {
    name: 'people and channels among the results, and a search that finds nothing or is not understood',
    buses: ['pg'],
    walk: async (stage) => {
      const { tenant, owner } = await talkativeFirm();
      const { page } = await visitAs(stage, owner, 1);
      await page.goto(`/${tenant.slug}/search?q=una&tab=people`);
      await answers(page).getByRole('button', { name: 'Una Best', exact: true }).click();
      await page.getByRole('complementary').getByText('Una Best').first().waitFor();
      await page.getByRole('tab', { name: 'Channels 0' }).click();
      await page.getByText('No channel that you may see has such a name or topic.').waitFor();
      await field(page).fill('plans');
      await page.keyboard.press('Enter');
      await answers(page).getByRole('link', { name: 'plans' }).waitFor();
      await field(page).fill('zzqqxx');
      await page.keyboard.press('Enter');
      await page.getByRole('tab', { name: 'Messages 0' }).click();
      await page.getByText('Try fewer or other words, or take a filter away.').waitFor();
      await field(page).fill('from:nobody-here plan');
      await page.keyboard.press('Enter');
      await page.getByRole('alert').getByText('Nobody here is called “nobody-here”.').waitFor();
    },
  },
];
