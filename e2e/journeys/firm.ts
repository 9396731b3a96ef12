import type { Journey } from '../lib/journey.ts';
import { atOnce, eventually, mustBe } from '../lib/expect.ts';
import { article, channelLink, composer, inviteAndJoin, openFirm, password, send, signIn, signUp } from '../lib/people.ts';

/** How a firm comes in, and how its people get in and out. */
export const firmJourneys: Journey[] = [
  {
    name: 'a firm signs up, invites a colleague by mail, and both chat in two browsers',
    buses: ['pg', 'redis'],
    walk: async (stage) => {
      const olive = await signUp(stage, stage.unique('Firm '));
      const bert = await inviteAndJoin(stage, olive, 'Bert Bell');
      await send(olive.page, 'Good morning, Bert');
      await article(bert.page, 'Good morning, Bert').waitFor();
      await send(bert.page, 'Good morning, Olive');
      await article(olive.page, 'Good morning, Olive').waitFor();
      const name = await article(olive.page, 'Good morning, Olive').getAttribute('aria-label');
      if (!(name ?? '').startsWith('Bert Bell')) throw new Error(`The article's name does not start with its author: ${name}`);
    },
  },
  {
    name: 'a new owner may write at once, but invites only after confirming the address',
    buses: ['pg'],
    walk: async (stage) => {
      const olive = await signUp(stage, stage.unique('Early '), { confirmed: false });
      await send(olive.page, 'First words');
      await article(olive.page, 'First words').waitFor();
      await olive.page
        .getByText(/Confirm your address/)
        .first()
        .waitFor();
      await olive.page.goto(`/${olive.slug}/admin`);
      await olive.page
        .getByText(/Confirm your/)
        .first()
        .waitFor();
    },
  },
  {
    name: 'a wrong password and an unknown address get the same words, and what was typed stays',
    buses: ['pg'],
    walk: async (stage) => {
      const page = await stage.visit();
      const words: string[] = [];
      for (const email of ['ana@harbour-lane.example', `${stage.unique('nobody')}@nowhere.example`]) {
        await signIn(page, email, 'not the password');
        words.push(await page.getByRole('alert').filter({ hasText: /\w/ }).first().innerText());
        mustBe('the address typed', await page.getByRole('textbox', { name: 'Work email' }).inputValue(), email);
      }
      mustBe('the refusal', words[1], words[0]);
    },
  },
  {
    name: 'an invitation works once',
    buses: ['pg'],
    walk: async (stage) => {
      const olive = await signUp(stage, stage.unique('Once '));
      const bert = await inviteAndJoin(stage, olive, 'Bert Bell');
      const page = await stage.visit();
      await page.goto(await stage.mailedLink(bert.email));
      await page
        .getByRole('alert')
        .filter({ hasText: /invitation/i })
        .first()
        .waitFor();
    },
  },
  {
    name: 'a forgotten password is set anew by mail, and other devices are signed out',
    buses: ['pg'],
    walk: async (stage) => {
      const olive = await signUp(stage, stage.unique('Forgetful '));
      const page = await stage.visit();
      await page.goto('/forgot');
      await page.getByRole('textbox', { name: 'Work email' }).fill(olive.email);
      await page.getByRole('button', { name: 'Send the link' }).click();
      const link = await eventually(
        'the reset mail',
        () => stage.mailedLink(olive.email),
        (url) => url.includes('/reset'),
      );
      await page.goto(link);
      await page
        .getByRole('textbox', { name: /password/i })
        .first()
        .fill('an entirely new password');
      await page.getByRole('button', { name: 'Set the password' }).click();
      await page.getByText('Your new password is set').waitFor();
      await signIn(page, olive.email, 'an entirely new password');
      await composer(page).waitFor();
      await olive.page
        .getByText(/signed out|sign in/i)
        .first()
        .waitFor();
    },
  },
  {
    name: 'somebody in two firms switches between them and sees only the one',
    buses: ['pg'],
    walk: async (stage) => {
      const page = await stage.visit();
      await signIn(page, 'grace@harbour-lane.example', 'harbour-demo-2026');
      await page.getByRole('link', { name: /Bramble Clinic/ }).click();
      await channelLink(page, /general/).waitFor();
      mustBe('links to the other firm’s channels', await channelLink(page, /client-reviews/).count(), 0);
      await page.goto('/workspaces');
      await page.getByRole('link', { name: /Harbour/ }).click();
      await channelLink(page, /client-reviews/).waitFor();
    },
  },
  {
    name: 'a removed member is out at once and cannot come back',
    buses: ['pg', 'redis'],
    walk: async (stage) => {
      const [olive, bert] = await openFirm(stage, 'Bert Bell');
      await send(olive.page, 'Bert still hears this');
      await article(bert.page, 'Bert still hears this').waitFor();
      const admin = await olive.page.context().newPage();
      await admin.goto(`/${olive.slug}/admin`);
      await admin.getByRole('row').filter({ hasText: bert.email }).getByRole('button').last().click();
      await admin.getByRole('menuitem', { name: /Deactivate/ }).click();
      await admin
        .getByRole('alertdialog')
        .or(admin.getByRole('dialog'))
        .getByRole('button', { name: /Deactivate/ })
        .click();
      await bert.page
        .getByText(/signed out|no longer|has ended|deactivated|sign in/i)
        .first()
        .waitFor({ timeout: atOnce });
      await bert.page.goto(`/${olive.slug}`);
      await bert.page
        .getByText(/not in this workspace|sign in/i)
        .first()
        .waitFor();
    },
  },
  {
    name: 'a device that is signed out from afar is out at once',
    buses: ['pg', 'redis'],
    walk: async (stage) => {
      const [olive] = await openFirm(stage);
      const second = await stage.visit();
      await signIn(second, olive.email, password);
      await composer(second).waitFor();
      await olive.page.goto(`/${olive.slug}/settings`);
      await olive.page
        .getByRole('button', { name: /Sign out all other|Sign out the other|all others/i })
        .first()
        .click();
      const confirm = olive.page
        .getByRole('alertdialog')
        .or(olive.page.getByRole('dialog'))
        .getByRole('button', { name: /Sign out/i });
      await confirm
        .first()
        .click({ timeout: 2_000 })
        .catch(() => {});
      await second
        .getByText(/signed out|has ended|sign in/i)
        .first()
        .waitFor({ timeout: atOnce });
    },
  },
];
