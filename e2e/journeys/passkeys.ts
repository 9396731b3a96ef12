import { buildTenant, buildMember } from '@parley/core/testing/build';
import { setSignInRules } from '@parley/core/sign-in-rule/sign-in-rules';
import { systemDb } from '@parley/db/with-system';
import type { Page } from 'playwright-core';
import type { Journey } from '../lib/journey.ts';
import { mustBe } from '../lib/expect.ts';
import { composer, signIn } from '../lib/people.ts';
import { visitAs } from '../lib/visit-as.ts';

const addressField = (page: Page) => page.getByRole('textbox', { name: 'Work email' });

/** A device of one's own that keeps passkeys and knows its person (WebDriver virtual authenticators, WebAuthn level 3, 11). */
async function giveAuthenticator(page: Page) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      // The test says when the person is at the device: what a browser offers in a field is then not taken at once.
      automaticPresenceSimulation: false,
    },
  });
  return {
    setPresent: (enabled: boolean) =>
      devtools.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled }).then(() => {}),
    setVerified: (isUserVerified: boolean) =>
      devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified }).then(() => {}),
  };
}

/**
 * Presses the button with the person at the device, as an authenticator that was asked while nobody was there answers no more.
 * What the page has the browser offer in its field was asked before that.
 */
async function pressPasskey(page: Page, device: Awaited<ReturnType<typeof giveAuthenticator>>): Promise<void> {
  await page.waitForLoadState('networkidle');
  await device.setPresent(true);
  await page.getByRole('button', { name: 'Use a passkey' }).click();
}

/** Passkeys and mailed links: ways in without a password. */
export const passkeyJourneys: Journey[] = [
  {
    name: 'a passkey is added, signs in by itself, is renamed and removed; what it answered does not work twice',
    buses: ['pg'],
    themes: ['light', 'dark'],
    walk: async (stage) => {
      const { owner, slug } = await buildTenant();
      const { page } = await visitAs(stage, owner, 1);
      const device = await giveAuthenticator(page);
      await device.setPresent(true);
      await page.goto(`/${slug}/settings`);
      await page.getByText('You have none yet.').waitFor();
      await page.getByRole('button', { name: 'Add a passkey' }).click();
      const add = page.getByRole('dialog', { name: 'Add a passkey' });
      await add.getByRole('textbox', { name: 'Password' }).fill('not the password');
      await add.getByRole('button', { name: 'Continue' }).click();
      await add.getByRole('alert').filter({ hasText: 'current password is not right' }).waitFor();
      await add.getByRole('textbox', { name: 'Password' }).fill(owner.password);
      await add.getByRole('button', { name: 'Continue' }).click();
      const codes = page.getByRole('dialog', { name: 'Recovery codes' });
      await codes.getByRole('listitem').first().waitFor();
      mustBe('recovery codes shown', await codes.getByRole('listitem').count(), 10);
      await codes.getByRole('button', { name: 'I have kept them' }).click();
      const mine = page.getByRole('list', { name: 'Passkeys' });
      await mine.getByText('Chrome on Linux').waitFor();
      await mine.getByText('never used yet').waitFor();

      await mine.getByRole('button', { name: 'Rename Chrome on Linux' }).click();
      const rename = page.getByRole('dialog', { name: 'Rename the passkey' });
      await rename.getByRole('textbox', { name: 'Name' }).fill('The laptop at my desk');
      await rename.getByRole('button', { name: 'Save' }).click();
      await mine.getByText('The laptop at my desk').waitFor();

      await device.setPresent(false);
      await page.getByRole('button', { name: 'Sign out', exact: true }).first().click();
      await page.waitForURL(/\/signin/);
      const sent = page.waitForRequest((request) => request.url().includes('/api/auth/callback/passkey'));
      // This device takes what it is offered as soon as its person is there: nothing is pressed.
      await device.setPresent(true);
      await page.reload();
      const request = await sent;
      await composer(page).waitFor();

      // Whoever overheard the answer sends it again, with a fresh token of the form.
      const replayed = await page.evaluate(async (body) => {
        const { csrfToken } = (await (await fetch('/api/auth/csrf')).json()) as { csrfToken: string };
        const form = new URLSearchParams(body);
        form.set('csrfToken', csrfToken);
        const answer = await fetch('/api/auth/callback/passkey', {
          method: 'POST',
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
          body: form,
        });
        return { status: answer.status, text: await answer.text() };
      }, request.postData() ?? '');
      mustBe('status of the replay', replayed.status, 401);
      mustBe('reason of the replay', decodeURIComponent(replayed.text.replaceAll('+', ' ')).includes('was not accepted'), true);

      await page.goto(`/${slug}/settings`);
      await mine.getByText(/last used/).waitFor();
      await page.getByText('by passkey', { exact: true }).waitFor();
      await mine.getByRole('button', { name: 'Remove The laptop at my desk' }).click();
      const remove = page.getByRole('dialog', { name: 'Remove The laptop at my desk' });
      await remove.getByRole('button', { name: 'Show a passkey instead' }).click();
      await page.getByText('You have none yet.').waitFor();
      await page.goto(`/${slug}/admin/audit-log`);
      await page.getByText('removed a passkey').first().waitFor();
      await page.getByText('added a passkey').first().waitFor();
    },
  },
  {
    name: 'the browser offers a passkey in the address field; a device that does not know its person opens nothing',
    buses: ['pg'],
    walk: async (stage) => {
      const { owner, slug } = await buildTenant();
      const { page } = await visitAs(stage, owner, 1);
      const device = await giveAuthenticator(page);
      await device.setPresent(true);
      await page.goto(`/${slug}/settings`);
      await page.getByRole('button', { name: 'Add a passkey' }).click();
      await page.getByRole('dialog').getByRole('textbox', { name: 'Password' }).fill(owner.password);
      await page.getByRole('dialog').getByRole('button', { name: 'Continue' }).click();
      await page.getByRole('button', { name: 'I have kept them' }).click();
      await device.setPresent(false);
      await page.getByRole('button', { name: 'Sign out', exact: true }).first().click();
      await page.waitForURL(/\/signin/);
      mustBe('the field asks for passkeys', await addressField(page).getAttribute('autocomplete'), 'username webauthn');

      await device.setVerified(false);
      await pressPasskey(page, device);
      await page.getByRole('alert').filter({ hasText: 'No passkey was given' }).waitFor();
      await device.setVerified(true);
      // This device takes what it is offered as soon as its person is there: nothing is pressed.
      await page.goto('/signin');
      await composer(page).waitFor();
    },
  },
  {
    name: 'where a firm asks for a second step, a passkey is one: set up there, shown there, and asked for no more',
    buses: ['pg'],
    themes: ['light', 'dark'],
    walk: async (stage) => {
      const tenant = await buildTenant();
      const member = await buildMember(tenant, { name: 'Mia Member' });
      await systemDb().session.update({ where: { id: tenant.owner.sessionId }, data: { secondFactorAt: new Date() } });
      const secondFactorFrom = new Date(Date.now() - 1_000).toISOString();
      await setSignInRules(tenant.owner, { secondFactorFrom, sessionHours: null, idleMinutes: null, allowedRanges: [] });
      const page = await stage.visit();
      const device = await giveAuthenticator(page);
      await device.setPresent(true);
      await signIn(page, member.email, member.password);
      await page.getByRole('heading', { name: 'Second step' }).waitFor();
      await page.getByRole('button', { name: 'Add a passkey' }).click();
      await page.getByRole('button', { name: 'I have kept them' }).click();
      await composer(page).waitFor();

      await device.setPresent(false);
      await page.context().clearCookies();
      await signIn(page, member.email, member.password);
      await page.getByRole('heading', { name: 'Second step' }).waitFor();
      await page.getByRole('textbox', { name: 'Code' }).waitFor();
      await pressPasskey(page, device);
      await composer(page).waitFor();

      await device.setPresent(false);
      await page.context().clearCookies();
      await device.setPresent(true);
      await page.goto('/signin');
      await composer(page).waitFor();
    },
  },
];
