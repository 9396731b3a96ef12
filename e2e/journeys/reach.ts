import { randomUUID } from 'node:crypto';
import { sendMessage } from '@parley/core/message/send-message';
import { buildChannel, buildDirect, buildMember, buildTenant } from '@parley/core/testing/build';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { eventually, mustBe } from '../lib/expect.ts';
import type { Journey, Stage } from '../lib/journey.ts';
import { article, channelLink, composer } from '../lib/people.ts';
import { visitAs } from '../lib/visit-as.ts';
import { lookOver } from './look.ts';

/** A firm with a conversation in #plans that the owner looks at, and something unread elsewhere. */
async function firm(stage: Stage, options: BrowserContextOptions = {}) {
  const tenant = await buildTenant();
  const { owner } = tenant;
  const una = await buildMember(tenant, { name: 'Una Best' });
  const plansId = await buildChannel(tenant, { name: 'plans', members: [una] });
  const moneyId = await buildChannel(tenant, { name: 'money', members: [una] });
  const directId = await buildDirect(una, [owner]);
  const write = (channelId: string, body: string) => sendMessage(una, { clientId: randomUUID(), channelId, body });
  await write(
    plansId,
    'A long plan for the week with a table\n\n| Monday | Tuesday |\n|---|---|\n| the first meeting | the second meeting |',
  );
  await write(plansId, 'Have a look at `npm run something-that-is-rather-long-for-a-small-screen`');
  await write(moneyId, 'Three and a half');
  await write(directId, 'A word in private');
  const { page } = await visitAs(stage, owner, 1, options);
  await page.goto(`/${owner.slug}/c/${plansId}`);
  await page.getByRole('article').filter({ hasText: 'Have a look' }).waitFor();
  return { page, slug: owner.slug, plansId };
}

const focused = (page: Page) =>
  page.evaluate(() => {
    const at = document.activeElement;
    return `${at?.getAttribute('aria-label') ?? ''} ${at?.textContent ?? ''}`.trim();
  });

/** What sticks out sideways, save within what scrolls by itself, as code and tables do. */
const cutOff = (page: Page) =>
  page.evaluate(() => {
    const scrolls = (element: Element | null): boolean =>
      element !== null &&
      (['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
    const root = document.documentElement;
    const wide = root.scrollWidth > root.clientWidth ? [`the page is ${root.scrollWidth} wide`] : [];
    const out = [...document.querySelectorAll('body *')].filter((element) => {
      const { left, right, width } = element.getBoundingClientRect();
      return width > 1 && (right > root.clientWidth + 1 || left < -1) && !scrolls(element.parentElement);
    });
    return [...wide, ...out.map((element) => `${element.tagName} ${element.className}`.slice(0, 90))];
  });

const mustFit = async (page: Page, where: string) => mustBe(`cut off in ${where}`, (await cutOff(page)).join('; '), '');

const listViews = ['catch-up', 'threads', 'activity', 'saved', 'drafts', 'channels', 'direct', 'you', 'search'];

/** Parley without a mouse, magnified, in forced colours, from right to left. */
export const reachJourneys: Journey[] = [
  {
    name: 'reach: the keyboard alone goes from part to part, reacts, answers in a thread and finds a shortcut',
    buses: ['pg'],
    walk: async (stage) => {
      const { page } = await firm(stage);
      const until = async (what: string, key: string) => {
        for (let count = 0; count < 8 && !(await focused(page)).includes(what); count += 1) await page.keyboard.press(key);
        await eventually(
          `the focus after ${key}`,
          () => focused(page),
          (text) => text.includes(what),
        );
      };
      await composer(page, '#plans').waitFor();
      await until('Have a look', 'F6');
      await page.keyboard.press('ArrowUp');
      await eventually(
        'the message before',
        () => focused(page),
        (text) => text.includes('A long plan'),
      );
      await page.keyboard.press('r');
      const thread = page.getByRole('region', { name: 'Thread' });
      await thread.getByRole('textbox', { name: 'Reply' }).waitFor();
      await until('Reply', 'F6');
      await page.keyboard.type('By keyboard');
      await page.keyboard.press('Enter');
      await thread.getByRole('article').filter({ hasText: 'By keyboard' }).waitFor();
      await page.keyboard.press('Escape');
      await thread.waitFor({ state: 'detached' });
      await until('Have a look', 'F6');
      await page.keyboard.press('?');
      const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
      await sheet.getByRole('searchbox', { name: 'Find a shortcut' }).waitFor();
      await page.keyboard.type('reply thread');
      await sheet.getByText('Reply in thread (on a message)').waitFor();
      await sheet.getByText('Bold').waitFor({ state: 'detached' });
      await page.keyboard.press('Escape');
      await sheet.waitFor({ state: 'detached' });
      await eventually(
        'the focus back where it was',
        () => focused(page),
        (text) => text.includes('Have a look'),
      );
      await until('plans', 'Shift+F6');
      const problems: string[] = [];
      await lookOver(page, 'by keyboard', problems);
      mustBe('what axe finds', problems.join('\n'), '');
    },
  },
  {
    name: 'reach: at 400 % nothing is cut off and nothing scrolls both ways',
    buses: ['pg'],
    themes: ['light', 'dark'],
    walk: async (stage) => {
      const { page, slug, plansId } = await firm(stage, { viewport: { width: 320, height: 256 } });
      const problems: string[] = [];
      await mustFit(page, 'a channel');
      await lookOver(page, 'a channel', problems);
      await composer(page, '#plans').fill('Small but whole');
      await page.keyboard.press('Enter');
      await article(page, 'Small but whole').waitFor();
      const feed = await page.getByRole('feed', { name: 'Messages in #plans' }).boundingBox();
      if ((feed?.height ?? 0) < 64) throw new Error(`Of the messages one sees ${feed?.height} px.`);
      await page.getByRole('button', { name: 'Channel menu' }).click();
      await page.getByRole('menu').waitFor();
      await mustFit(page, 'the menu of a channel');
      await page.keyboard.press('Escape');
      await page.getByRole('menu').waitFor({ state: 'detached' });
      await page.keyboard.press('Control+/');
      await page.getByRole('dialog').waitFor();
      await mustFit(page, 'the shortcuts');
      await page.keyboard.press('Escape');
      for (const view of listViews) {
        await page.goto(`/${slug}/${view}`);
        await page.getByRole('heading', { level: 1 }).first().waitFor();
        await mustFit(page, view);
        await lookOver(page, view, problems);
      }
      await page.goto(`/${slug}/c/${plansId}?details=about`);
      await page.getByRole('complementary').first().waitFor();
      await mustFit(page, 'details');
      mustBe('what axe finds', problems.join('\n'), '');
    },
  },
  {
    name: 'reach: in forced colours focus, the open channel, unread and presence can be told',
    buses: ['pg'],
    themes: ['light', 'dark'],
    walk: async (stage) => {
      const { page } = await firm(stage, { forcedColors: 'active' });
      const look = (name: RegExp) =>
        channelLink(page, name).evaluate((link) => {
          const { backgroundColor, fontWeight, outlineStyle, outlineWidth } = getComputedStyle(link);
          return { backgroundColor, fontWeight, outline: `${outlineStyle} ${outlineWidth}` };
        });
      const [open, unread, other] = [await look(/plans/), await look(/money, 1 unread/), await look(/general/)];
      if (open.backgroundColor === other.backgroundColor) throw new Error('The open channel looks like any other.');
      if (unread.fontWeight === other.fontWeight) throw new Error('An unread channel looks like any other.');
      await channelLink(page, /plans/).focus();
      await page.keyboard.press('Tab');
      await page.keyboard.press('Shift+Tab');
      await eventually(
        'the ring of the focus',
        () => look(/plans/),
        ({ outline }) => outline.startsWith('solid') && outline !== 'solid 0px',
      );
      const shape = await page
        .getByRole('img', { name: 'offline' })
        .first()
        .evaluate((mark) =>
          [...mark.querySelectorAll('svg *')].map((part) => getComputedStyle(part).stroke + getComputedStyle(part).fill),
        );
      if (new Set(shape).size < 2) throw new Error(`The mark of presence has no shape: ${shape.join()}`);
      const problems: string[] = [];
      await lookOver(page, 'in forced colours', problems);
      mustBe('what axe finds', problems.join('\n'), '');
    },
  },
  {
    name: 'reach: from right to left everything has changed sides, and people’s own words have not',
    buses: ['pg'],
    themes: ['light', 'dark'],
    walk: async (stage) => {
      const { page, slug } = await firm(stage, { locale: 'ar' });
      const problems: string[] = [];
      mustBe('the direction', await page.locator('html').getAttribute('dir'), 'rtl');
      const side = await page.getByRole('navigation').first().boundingBox();
      const feed = await page.getByRole('feed').boundingBox();
      if (!side || !feed || side.x < feed.x) throw new Error('The side bar stands on the left.');
      const words = page.getByText('A long plan for the week');
      mustBe(
        'the direction of English words',
        await words.evaluate((element) => getComputedStyle(element.closest('[dir]') ?? element).direction),
        'ltr',
      );
      await mustFit(page, 'a channel');
      await lookOver(page, 'a channel', problems);
      for (const view of ['catch-up', 'you']) {
        await page.goto(`/${slug}/${view}`);
        await page.getByRole('heading', { level: 1 }).first().waitFor();
        await mustFit(page, view);
        await lookOver(page, view, problems);
      }
      mustBe('what axe finds', problems.join('\n'), '');
    },
  },
  {
    name: 'reach: on a phone a message held shows what can be done, drawn aside it is answered, and back leads back',
    buses: ['pg'],
    themes: ['light', 'dark'],
    walk: async (stage) => {
      const { page } = await firm(stage, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
      const touch = await page.context().newCDPSession(page);
      /** On the words of the message, wherever it stands by now. */
      const at = async (by = 0) => {
        const { x, y } = (await article(page, 'Have a look').boundingBox()) ?? { x: 0, y: 0 };
        return [{ x: x + 90 + by, y: y + 14 }];
      };
      await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: await at() });
      const sheet = page.getByRole('dialog', { name: 'Message actions' });
      await sheet.waitFor();
      await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
      for (const button of await sheet.getByRole('button').all()) {
        const { width = 0, height = 0 } = (await button.boundingBox()) ?? {};
        if (Math.min(width, height) < 44) throw new Error(`A button is ${width} × ${height}.`);
      }
      const problems: string[] = [];
      await lookOver(page, 'the sheet', problems);
      await sheet.getByRole('button', { name: '👍' }).click();
      await article(page, 'Have a look').getByRole('button', { name: /👍/ }).waitFor();
      await sheet.waitFor({ state: 'detached' });
      await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: await at() });
      const [from = { x: 0, y: 0 }] = await at();
      for (const by of [20, 45, 70, 80])
        await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ x: from.x + by, y: from.y }] });
      await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
      await page.getByRole('region', { name: 'Thread' }).waitFor();
      await lookOver(page, 'a thread', problems);
      await page.goBack();
      await article(page, 'Have a look').waitFor();
      for (const tab of await page.getByRole('navigation', { name: 'Places' }).getByRole('link').all())
        if (((await tab.boundingBox())?.height ?? 0) < 44) throw new Error('A tab is too small for a thumb.');
      mustBe('what axe finds', problems.join('\n'), '');
    },
  },
];
