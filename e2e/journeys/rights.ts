import { withRequest } from '@parley/core/log';
import { setSignInRules } from '@parley/core/sign-in-rule/sign-in-rules';
import { buildMember, buildTenant } from '@parley/core/testing/build';
import { generateSync } from 'otplib';
import type { Page } from 'playwright-core';
import { recoveryCode } from '../../packages/core/test/second-factor-codes.ts';
import { mustBe } from '../lib/expect.ts';
import type { Journey } from '../lib/journey.ts';
import { composer, signIn } from '../lib/people.ts';
import { visitAs } from '../lib/visit-as.ts';

const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

/** Sets the second step up where the firm has led to, as a person with a phone would. */
async function setUp(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Set up the second step' }).click();
  await page.getByRole('img', { name: 'A picture for your authenticator app' }).waitFor();
  await page.getByText('I cannot scan it').click();
  const secret = (await page.getByRole('code').innerText()).replaceAll(/\s/g, '');
  await page.getByRole('textbox', { name: 'Code' }).fill(generateSync({ secret }));
  await page.getByRole('button', { name: 'Turn it on' }).click();
  await page.getByRole('dialog', { name: 'Recovery codes' }).getByRole('button', { name: 'I have kept them' }).click();
}

/** What an owner decides about who comes in, how, and who administers what. */
export const rightsJourneys: Journey[] = [
  {
    name: 'rights: a second step that the firm requires is set up after signing in, and nothing is seen before',
    buses: ['pg'],
    themes: ['light', 'dark'],
    walk: async (stage) => {
      const tenant = await buildTenant();
      const { owner, slug } = tenant;
      const maya = await buildMember(tenant, { name: 'Maya Reed' });
      const { page } = await visitAs(stage, owner, 1);
      await page.goto(`/${slug}/admin/security`);
      const rule = page.getByRole('region', { name: 'Require a second step' });
      await rule.getByText('Set up your own second step first').waitFor();
      mustBe('the switch without a second step', await rule.getByRole('button', { name: 'Require it' }).isDisabled(), true);
      await recoveryCode(owner);
      await page.reload();
      await rule.getByText('One person has none yet').click();
      await rule.getByRole('list', { name: 'People without a second step' }).getByText('Maya Reed').waitFor();

      const { page: open } = await visitAs(stage, maya, 1);
      await open.goto(`/${slug}`);
      await composer(open).waitFor();
      await rule.getByRole('button', { name: 'Require it' }).click();
      await page.getByRole('alertdialog', { name: 'Require a second step?' }).getByRole('button', { name: 'Require it' }).click();
      await rule.getByText('Required', { exact: true }).waitFor();
      await open.getByText('Your session has expired.').waitFor();

      const device = await stage.visit(phone);
      await signIn(device, maya.email, maya.password);
      await device.getByRole('heading', { name: 'Second step' }).waitFor();
      const bare = await device.request.get('/api/trpc/workspace.bootstrap', { headers: { 'x-parley-workspace': slug } });
      mustBe('what the server says before', bare.status(), 401);
      await setUp(device);
      await composer(device).waitFor();

      await rule.getByRole('button', { name: 'Stop requiring it' }).click();
      await rule.getByRole('button', { name: 'Require it' }).waitFor();
    },
  },
  {
    name: 'rights: somebody who was given Billing sees Billing and nothing else of the administration',
    buses: ['pg'],
    themes: ['light', 'dark'],
    walk: async (stage) => {
      const tenant = await buildTenant();
      const { owner, slug } = tenant;
      const cara = await buildMember(tenant, { name: 'Cara Bell' });
      const { page } = await visitAs(stage, owner, 1);
      await page.goto(`/${slug}/admin/security`);
      const table = page.getByRole('table', { name: 'Who administers what' });
      await page.getByRole('searchbox', { name: 'Find a person' }).fill('Cara');
      await table.getByRole('checkbox', { name: 'Billing for Cara Bell' }).check();
      await page.getByText('Cara Bell has Billing now').waitFor();

      for (const options of [{}, phone]) {
        const { page: theirs } = await visitAs(stage, cara, 1, options);
        await theirs.goto(`/${slug}/admin`);
        await theirs.getByRole('heading', { level: 1, name: 'Billing' }).waitFor();
        const sections = theirs.getByRole('navigation', { name: 'Administration' }).getByRole('link');
        mustBe('sections shown', (await sections.allInnerTexts()).join(), 'Billing');
        await theirs.goto(`/${slug}/admin/members`);
        await theirs.getByText('This part is not yours').waitFor();
      }

      // Whoever has nothing left leaves the table, and the box with them.
      await table.getByRole('checkbox', { name: 'Billing for Cara Bell' }).click();
      await page.getByText('Cara Bell no longer has Billing').waitFor();
      const { page: after } = await visitAs(stage, cara, 1);
      await after.goto(`/${slug}/admin/billing`);
      await after.getByText('Administration is for owners and admins').waitFor();
    },
  },
  {
    name: 'rights: networks that would lock out whoever names them are not saved',
    buses: ['pg'],
    walk: async (stage) => {
      const { owner, slug } = await buildTenant();
      const { page } = await visitAs(stage, owner, 1);
      await page.goto(`/${slug}/admin/security`);
      const ranges = page.getByRole('textbox', { name: 'Networks that the workspace opens from' });
      const save = page.getByRole('button', { name: 'Save networks' });
      await ranges.fill('the office');
      await page.getByText('This is no address or range: the office').waitFor();
      await ranges.fill('203.0.113.0/24');
      await page.getByText('You would lock yourself out.').waitFor();
      mustBe('saving is offered', await save.isEnabled(), false);
      await page.getByRole('button', { name: 'Add my address' }).click();
      await save.click();
      await page.getByRole('alertdialog').getByRole('button', { name: 'Save networks' }).click();
      await page.getByText('Saved', { exact: true }).waitFor();
      await page.reload();
      mustBe('what was saved', (await ranges.inputValue()).includes('203.0.113.0/24'), true);
    },
  },
  {
    name: 'rights: who comes from another network is kept out, and an owner lifts the rule by mail, on a phone too',
    buses: ['pg'],
    walk: async (stage) => {
      const tenant = await buildTenant();
      const { owner, slug } = tenant;
      const maya = await buildMember(tenant, { name: 'Maya Reed' });
      const rules = { secondFactorFrom: null, sessionHours: null, idleMinutes: null, allowedRanges: ['198.51.100.0/24'] };
      await withRequest({ requestId: 'walk', address: '198.51.100.7' }, () => setSignInRules(owner, rules));

      const { page: theirs } = await visitAs(stage, maya, 1);
      await theirs.goto(`/${slug}`);
      await theirs.getByRole('heading', { name: 'Not from this network' }).waitFor();
      await theirs.getByRole('link', { name: 'Try again' }).click();
      await theirs.getByRole('heading', { name: 'Not from this network' }).waitFor();

      const { page } = await visitAs(stage, owner, 1, phone);
      await page.goto(`/${slug}`);
      await page.getByRole('button', { name: 'Send me a recovery link' }).click();
      await page.getByText('Look into your mail').waitFor();
      await page.goto(await stage.mailedLink(owner.email));
      await page.getByRole('button', { name: 'Lift the rule' }).click();
      await page.getByRole('heading', { level: 1, name: 'Security' }).waitFor();
      await theirs.getByRole('link', { name: 'Try again' }).click();
      await composer(theirs).waitFor();
    },
  },
];
