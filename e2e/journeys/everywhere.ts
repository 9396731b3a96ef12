import { randomUUID } from 'node:crypto';
import { sendMessage } from '@parley/core/message/send-message';
import { wordsIn } from '@parley/core/words/words-in';
import { buildChannel, buildMember, buildTenant } from '@parley/core/testing/build';
import type { Page } from 'playwright-core';
import { afterOutage, eventually, mustBe } from '../lib/expect.ts';
import type { Journey } from '../lib/journey.ts';
import { article, send } from '../lib/people.ts';
import { visitAs, visitChannel } from '../lib/visit-as.ts';

async function firm() {
  const tenant = await buildTenant();
  const una = await buildMember(tenant, { name: 'Una Best' });
  const channelId = await buildChannel(tenant, { name: 'plans', members: [una] });
  const write = (body: string) => sendMessage(una, { clientId: randomUUID(), channelId, body });
  return { owner: tenant.owner, una, channelId, slug: tenant.slug, write };
}

/** The worker has what it needs to show the chat by itself. */
const workerIsReady = (page: Page, slug: string) =>
  eventually(
    'the page kept by the worker',
    () => page.evaluate(async (path) => Boolean(navigator.serviceWorker.controller && (await caches.match(path))), `/${slug}`),
    Boolean,
    60_000,
  );

/** No script has come for longer than the page waits before it fetches what is likely to be wanted next. */
const isFetchedAhead = (page: Page) =>
  page.waitForFunction(() => {
    const scripts = performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.js'));
    return performance.now() - Math.max(...scripts.map((entry) => entry.startTime + entry.duration)) > 3_000;
  });

/** What was read lies in the browser's own database. */
const isKept = (page: Page, words: string, store: 'windows' | 'threads' = 'windows') =>
  eventually(
    'the copy of what was read',
    () =>
      page.evaluate(
        (name) =>
          new Promise<string>((resolve) => {
            const opening = indexedDB.open('parley-chat');
            opening.addEventListener('success', () => {
              const asked = opening.result.transaction(name).objectStore(name).getAll();
              asked.addEventListener('success', () => {
                opening.result.close();
                resolve(JSON.stringify(asked.result));
              });
            });
          }),
        store,
      ),
    (kept) => kept.includes(words),
    60_000,
  );

/** Parley with a bad line, closed, on another screen, without a mouse, without colours. */
export const everywhereJourneys: Journey[] = [
  {
    name: 'everywhere: what was read can be read again without a network, and what is written then arrives once',
    buses: ['pg'],
    walk: async (stage) => {
      const { owner, una, channelId, slug, write } = await firm();
      await write('Read before the tunnel');
      const page = await visitChannel(stage, owner, 1, channelId);
      await article(page, 'Read before the tunnel').waitFor();
      await workerIsReady(page, slug);
      await isKept(page, 'Read before the tunnel');
      await page.context().setOffline(true);
      await page.reload();
      await article(page, 'Read before the tunnel').waitFor();
      await page.getByText(/No connection.*Last updated today at/).waitFor();
      await send(page, 'Written in the tunnel', '#plans');
      await article(page, 'Written in the tunnel').waitFor();
      await page.goto(`/${slug}/admin`);
      await page.getByRole('heading', { name: 'There is no connection' }).waitFor();
      await page.goto(`/${slug}/c/${channelId}`);
      await article(page, 'Written in the tunnel').waitFor();
      await write('Said meanwhile');
      await page.context().setOffline(false);
      await article(page, 'Said meanwhile').waitFor({ timeout: afterOutage });
      const other = await visitChannel(stage, una, 1, channelId);
      await article(other, 'Written in the tunnel').waitFor({ timeout: afterOutage });
      mustBe('how often the reader sees it', await article(other, 'Written in the tunnel').count(), 1);
      mustBe('how often the writer sees it', await article(page, 'Written in the tunnel').count(), 1);
    },
  },
  {
    name: 'everywhere: a thread that was read can be read again without a network, and catches up when there is one',
    buses: ['pg'],
    walk: async (stage) => {
      const { owner, una, channelId, slug, write } = await firm();
      const { message } = await write('Where do we meet');
      const reply = (body: string) => sendMessage(una, { clientId: randomUUID(), channelId, parentId: message.id, body });
      await reply('At the quay');
      const page = await visitChannel(stage, owner, 1, channelId);
      const openThread = () =>
        article(page, 'Where do we meet')
          .getByRole('button', { name: /1 reply/ })
          .click();
      const thread = page.getByRole('region', { name: 'Thread' });
      await openThread();
      await thread.getByText('At the quay').waitFor();
      await workerIsReady(page, slug);
      await isKept(page, 'At the quay', 'threads');
      await page.context().setOffline(true);
      await page.keyboard.press('Escape');
      await thread.waitFor({ state: 'detached' });
      await openThread();
      await thread.getByText('At the quay').waitFor();
      await reply('Bring the papers');
      await page.context().setOffline(false);
      await thread.getByText('Bring the papers').waitFor({ timeout: afterOutage });
      mustBe('how often the first reply stands there', await thread.getByText('At the quay').count(), 1);
    },
  },
  {
    name: 'everywhere: signing out leaves nothing to read in the browser',
    buses: ['pg'],
    walk: async (stage) => {
      const { owner, channelId, slug, write } = await firm();
      await write('Nobody else may read this');
      const page = await visitChannel(stage, owner, 1, channelId);
      await workerIsReady(page, slug);
      await isKept(page, 'Nobody else may read this');
      await page
        .getByRole('button', { name: new RegExp(`people`) })
        .first()
        .click();
      await page.getByRole('menuitem', { name: 'Sign out' }).click();
      await page.waitForURL(/signin/);
      await page.context().setOffline(true);
      await page.goto(`/${slug}/c/${channelId}`);
      await page.getByRole('heading', { name: 'There is no connection' }).waitFor();
      mustBe('what is left of the message', await page.getByText('Nobody else may read this').count(), 0);
    },
  },
  {
    name: 'everywhere: a push shows a notice that says no more than was chosen',
    buses: ['pg'],
    inWholeBrowser: true,
    walk: async (stage) => {
      const { owner, channelId, slug } = await firm();
      const page = await visitChannel(stage, owner, 1, channelId);
      await workerIsReady(page, slug);
      await page.context().grantPermissions(['notifications'], { origin: stage.system.baseUrl });
      const cdp = await page.context().newCDPSession(page);
      const registrationId = new Promise<string>((resolve) => {
        cdp.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
          const mine = registrations.find(({ scopeURL }) => scopeURL.startsWith(stage.system.baseUrl));
          if (mine) resolve(mine.registrationId);
        });
      });
      await cdp.send('ServiceWorker.enable');
      const data = JSON.stringify({ title: 'Harbour', body: wordsIn('en').push.hidden, tag: 'x', path: `/${slug}` });
      const to = { origin: stage.system.baseUrl, registrationId: await registrationId };
      // The browser drops what it is handed here while its worker cannot start in time, and does not say so; a notice with the
      // tag of one that is shown takes its place.
      let looks = 0;
      const notices = async () => {
        if (looks++ % 20 === 0) await cdp.send('ServiceWorker.deliverPushMessage', { ...to, data });
        return page.evaluate(async () =>
          (await (await navigator.serviceWorker.ready).getNotifications()).map(({ title, body }) => `${title}: ${body}`),
        );
      };
      await eventually('the notice', notices, (shown) => shown.join('; ') === `Harbour: ${wordsIn('en').push.hidden}`);
    },
  },
  {
    name: 'everywhere: the app can be installed and opens in its workspace',
    buses: ['pg'],
    walk: async (stage) => {
      const { owner, channelId, slug } = await firm();
      const page = await visitChannel(stage, owner, 1, channelId);
      await workerIsReady(page, slug);
      const cdp = await page.context().newCDPSession(page);
      const { errors, data = '' } = await cdp.send('Page.getAppManifest');
      mustBe('what is wrong with the manifest', JSON.stringify(errors), '[]');
      const manifest = JSON.parse(data) as { start_url: string; icons: { src: string; purpose: string }[] };
      mustBe('where it opens', manifest.start_url, `/${slug}`);
      for (const { src } of manifest.icons) mustBe(src, (await page.request.get(src)).status(), 200);
      mustBe('maskable icons', manifest.icons.filter(({ purpose }) => purpose === 'maskable').length, 2);
      const { installabilityErrors } = await cdp.send('Page.getInstallabilityErrors');
      // A browser of a test is a private window.
      const hindrances = installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== 'in-incognito');
      mustBe('what keeps it from being installed', hindrances.join(), '');
    },
  },
  {
    name: 'everywhere: on a phone, You sets a status, leads to what one keeps and how one wants things, and signs out',
    buses: ['pg'],
    themes: ['light', 'dark'],
    walk: async (stage) => {
      const { owner, channelId, slug } = await firm();
      const { page } = await visitAs(stage, owner, 1, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
      await page.goto(`/${slug}/c/${channelId}`);
      await page.getByRole('link', { name: 'You' }).tap();
      await page.getByRole('button', { name: /Set a status/ }).tap();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox').first().fill('At the harbour');
      await dialog.getByRole('button', { name: 'Set the status' }).tap();
      await page.getByRole('button', { name: /At the harbour/ }).waitFor();
      await page.getByRole('button', { name: 'Change your presence' }).tap();
      await page.getByRole('menuitemradio', { name: 'Busy' }).tap();
      await page.getByRole('main').getByText('Busy', { exact: true }).waitFor();
      const things = page.getByRole('navigation', { name: 'Your things' });
      for (const name of ['Activity', 'Saved', 'Drafts']) {
        await things.getByRole('link', { name }).tap();
        await page.getByRole('heading', { name }).waitFor();
        await page.goBack();
      }
      await things.getByRole('link', { name: 'Notifications' }).tap();
      await page.getByRole('heading', { name: 'Settings' }).first().waitFor();
      await page.goBack();
      await page.getByRole('button', { name: 'Sign out' }).tap();
      await page.waitForURL(/signin/);
    },
  },
  {
    name: 'everywhere: a dialog that cannot be fetched says so, shortcuts go on working beside that, and trying again opens it',
    buses: ['pg'],
    walk: async (stage) => {
      const { owner, channelId, slug } = await firm();
      const page = await visitChannel(stage, owner, 1, channelId);
      await workerIsReady(page, slug);
      await isFetchedAhead(page);
      await page.keyboard.press('ControlOrMeta+k');
      await page.getByRole('dialog', { name: 'Search or jump to' }).waitFor();
      await page.keyboard.press('Escape');
      // An open dialog keeps the keys to itself, also while it goes.
      await page.getByRole('dialog', { name: 'Search or jump to' }).waitFor({ state: 'detached' });
      await page.context().setOffline(true);
      await page.keyboard.press('ControlOrMeta+/');
      const told = page.getByText('This part could not be fetched').first();
      await told.waitFor();
      await page.keyboard.press('ControlOrMeta+k');
      await page.getByRole('dialog', { name: 'Search or jump to' }).waitFor();
      await page.keyboard.press('Escape');
      await page.context().setOffline(false);
      await page
        .getByRole('button', { name: 'Try again' })
        .first()
        .click({ timeout: 5_000 })
        // On a slow machine the notice may be gone by now: the next wish asks again as well.
        .catch(() => page.keyboard.press('ControlOrMeta+/'));
      await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    },
  },
];
