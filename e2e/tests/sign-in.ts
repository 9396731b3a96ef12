import { buildMember, buildTenant } from '@parley/core/testing/build';
import type { Page } from 'playwright-core';
import type { BrowserTest } from '../lib/browser-test.ts';
import { composer } from '../lib/chat-page.ts';
import { mailedLink } from '../lib/mailbox.ts';
import { check } from '../lib/until.ts';

async function signIn(page: Page, url: string, email: string, password: string): Promise<void> {
  await page.goto(`${url}/signin`);
  await page.getByRole('textbox', { name: 'Work email' }).fill(email);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

const refusal = async (page: Page) => (await page.getByRole('alert').filter({ hasText: /\S/ }).first().textContent()) ?? '';

export const sameWords: BrowserTest = {
  name: 'a wrong password and an unknown mail address get the same words',
  run: async ({ system, browse }) => {
    const { owner } = await buildTenant();
    const { page } = await browse();
    await signIn(page, system.url, owner.email, 'not my password at all');
    const wrong = await refusal(page);
    await signIn(page, system.url, `nobody.${owner.email}`, 'not my password at all');
    const unknown = await refusal(page);
    check(wrong.length > 10 && wrong === unknown, `"${wrong}" is not "${unknown}".`);
    await signIn(page, system.url, owner.email, owner.password);
    await composer(page, 'general').waitFor();
  },
};

export const newPassword: BrowserTest = {
  name: 'a forgotten password is replaced by a mailed link, once',
  run: async ({ system, browse }) => {
    const tenant = await buildTenant();
    const member = await buildMember(tenant);
    const { page } = await browse();
    await page.goto(`${system.url}/forgot`);
    await page.getByRole('textbox', { name: 'Work email' }).fill(member.email);
    await page.getByRole('main').getByRole('button').last().click();
    const link = await mailedLink(system.outbox, member.email, '/reset');
    await page.goto(link);
    await page
      .getByRole('textbox', { name: /password/i })
      .first()
      .fill('a password I will keep');
    await page
      .getByRole('button', { name: /password|sign in/i })
      .last()
      .click();
    await page.waitForURL((url) => !url.pathname.startsWith('/reset'));
    const again = await browse();
    await signIn(again.page, system.url, member.email, 'a password I will keep');
    await composer(again.page, 'general').waitFor();
  },
};
