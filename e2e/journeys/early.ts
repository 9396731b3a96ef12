import { withRequest } from '@parley/core/log';
import { setSignInRules } from '@parley/core/sign-in-rule/sign-in-rules';
import { buildTenant } from '@parley/core/testing/build';
import type { Page } from 'playwright-core';
import { mustBe } from '../lib/expect.ts';
import type { Journey } from '../lib/journey.ts';
import { composer } from '../lib/people.ts';
import { visitAs } from '../lib/visit-as.ts';

/** A page on a slow connection: all of it can be seen, and its scripts are not there yet. */
export const earlyJourneys: Journey[] = [
  {
    name: 'what is sent or pressed before a page has its scripts is done when they are there, once',
    buses: ['pg'],
    walk: async (stage) => {
      const { owner, slug } = await buildTenant();
      const page = await stage.visit();
      const letSignInGo = await holdScripts(page);
      await page.goto('/signin', { waitUntil: 'commit' });
      await page.getByRole('textbox', { name: 'Work email' }).fill(owner.email);
      await page.getByRole('textbox', { name: 'Password' }).fill(owner.password);
      await page.getByRole('button', { name: 'Sign in' }).click();
      letSignInGo();
      await composer(page).waitFor();

      const rules = { secondFactorFrom: null, sessionHours: null, idleMinutes: null, allowedRanges: ['198.51.100.0/24'] };
      await withRequest({ requestId: 'walk', address: '198.51.100.7' }, () => setSignInRules(owner, rules));
      const asked: string[] = [];
      const { page: elsewhere } = await visitAs(stage, owner, 1);
      elsewhere.on('request', (request) => {
        if (request.url().includes('requestRecovery')) asked.push(request.url());
      });
      const letLockedGo = await holdScripts(elsewhere);
      await elsewhere.goto(`/locked?workspace=${slug}&next=/${slug}`, { waitUntil: 'commit' });
      await elsewhere.getByRole('button', { name: 'Send me a recovery link' }).click();
      letLockedGo();
      await elsewhere.getByText('Look into your mail').waitFor();
      mustBe('how often it was asked for', asked.length, 1);
    },
  },
];

/** Keeps a page's scripts from arriving until what this answers is called. */
async function holdScripts(page: Page): Promise<() => void> {
  let letGo = () => {};
  const gone = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route(/\/_next\/static\/.*\.js/, async (route) => {
    await gone;
    await route.continue();
  });
  return letGo;
}
