import { resolveActor } from '@parley/core/identity/session';
import { buildTenant } from '@parley/core/testing/build';
import { systemDb } from '@parley/db/with-system';
import { startOpenId } from '../../stand-ins/identity/start-open-id.mjs';
import { startSaml } from '../../stand-ins/identity/start-saml.mjs';
import { mustBe } from '../lib/expect.ts';
import type { Journey, Stage } from '../lib/journey.ts';
import { composer } from '../lib/people.ts';
import { visitAs } from '../lib/visit-as.ts';

/** A firm whose mail domain is proven. */
async function provenFirm(stage: Stage) {
  const tenant = await buildTenant();
  const domain = `${stage.unique('firm')}.example`;
  await systemDb().provenDomain.create({ data: { tenantId: tenant.tenantId, domain } });
  return { ...tenant, domain, base: `${stage.system.baseUrl}/api/sso/${tenant.tenantId}` };
}

/** A firm's own identity provider, played by real provider libraries: set up, tried, required, and got past in an emergency. */
export const singleSignOnJourneys: Journey[] = [
  {
    name: 'single sign-on by OpenID is set up, tried and required; a member comes in by it, and the owner in an emergency',
    buses: ['pg'],
    themes: ['light', 'dark'],
    walk: async (stage) => {
      const { owner, slug, domain, base } = await provenFirm(stage);
      const client = { client_id: 'parley', client_secret: 'a long secret of the firm', redirect_uris: [`${base}/oidc`] };
      const provider = await startOpenId({
        clients: [client],
        people: [
          { sub: 'ana', email: `ana@${domain}`, email_verified: true, name: 'Ana Marsh' },
          { sub: 'eva', email: 'eva@elsewhere.example', email_verified: true, name: 'Eva Elsewhere' },
        ],
      });
      try {
        const { page } = await visitAs(stage, owner, 1);
        await page.goto(`/${slug}/admin/security`);
        await page.getByRole('link', { name: 'Set it up' }).click();
        await page.getByRole('heading', { name: 'Single sign-on', level: 1 }).waitFor();
        await page.getByText(domain).first().waitFor();
        await page.getByText(`${base}/oidc`).waitFor();
        await page.getByRole('textbox', { name: 'Issuer' }).fill('http://localhost:1');
        await page.getByRole('textbox', { name: 'Client ID' }).fill('parley');
        await page.getByRole('textbox', { name: 'Client secret' }).fill(client.client_secret);
        await page.getByRole('button', { name: 'Check and save' }).click();
        await page.getByRole('alert').filter({ hasText: 'No provider answers' }).waitFor();
        await page.getByRole('textbox', { name: 'Issuer' }).fill(provider.issuer);
        await page.getByRole('button', { name: 'Check and save' }).click();
        await page.getByText('Become members at their first sign-in').waitFor();
        mustBe('requiring before a test', await page.getByRole('button', { name: 'Require single sign-on' }).isDisabled(), true);

        await page.getByRole('link', { name: 'Try the sign-in' }).click();
        await page.getByRole('button', { name: /Eva Elsewhere/ }).click();
        await page.getByRole('alert').filter({ hasText: 'elsewhere.example' }).waitFor();
        await page.getByRole('link', { name: 'Try it again' }).click();
        await page.getByRole('button', { name: /Ana Marsh/ }).click();
        await page.getByText(/^It works/).waitFor();
        await page.getByRole('table', { name: 'What came back' }).getByText(`ana@${domain}`).waitFor();
        await page.getByRole('button', { name: 'Require single sign-on' }).click();
        await page.getByRole('alertdialog').getByRole('button', { name: 'Require single sign-on' }).click();

        const ana = await stage.visit();
        await ana.goto(`/${slug}`);
        await ana.getByRole('link', { name: /^Sign in with / }).click();
        await ana.getByRole('button', { name: /Eva Elsewhere/ }).click();
        await ana.getByRole('alert').filter({ hasText: 'does not take addresses of your domain' }).waitFor();
        await ana.getByRole('link', { name: /^Sign in with / }).click();
        await ana.getByRole('button', { name: /Ana Marsh/ }).click();
        await composer(ana).waitFor();
        const session = (await ana.context().cookies()).find(({ name }) => name === 'parley.session')?.value ?? '';
        mustBe('the member', (await resolveActor(session, slug)).name, 'Ana Marsh');

        const locked = await stage.visit();
        await locked.goto(`/signin?workspace=${slug}`);
        await locked.getByText('This workspace asks everybody to sign in this way.').waitFor();
        await locked.getByRole('button', { name: 'Owners and guests: sign in another way' }).click();
        await locked.getByRole('link', { name: 'Send me a link to sign in' }).click();
        await locked.getByRole('heading', { name: 'Get a link by mail' }).waitFor();
        await locked.getByRole('textbox', { name: 'Work email' }).fill(owner.email);
        await locked.getByRole('button', { name: 'Send me a link' }).click();
        await locked.getByText('Look for our mail').waitFor();
        await locked.goto(await stage.mailedLink(owner.email));
        await locked.getByRole('button', { name: 'Sign in' }).click();
        await locked.waitForURL((url) => !url.pathname.startsWith('/join'));
        await locked.goto(`/${slug}/admin/audit-log`);
        await locked.getByText('came in by the owners’ emergency way').first().waitFor();
      } finally {
        await provider.close();
      }
    },
  },
  {
    name: 'single sign-on by SAML is set up by its metadata, and a member comes in by it on a phone',
    buses: ['pg'],
    walk: async (stage) => {
      const { owner, slug, domain, base } = await provenFirm(stage);
      const provider = await startSaml({ people: [{ sub: 'ben', email: `ben@${domain}`, name: 'Ben Ode' }] });
      try {
        const { page } = await visitAs(stage, owner, 1);
        await page.goto(`/${slug}/admin/security/single-sign-on`);
        await page.getByText('SAML 2.0', { exact: true }).click();
        await page.getByText(`${base}/saml`).waitFor();
        await page.getByRole('textbox', { name: 'Metadata' }).fill('<html>Sign in</html>');
        await page.getByRole('button', { name: 'Check and save' }).click();
        await page.getByRole('alert').filter({ hasText: 'not the metadata' }).waitFor();
        await page.getByRole('textbox', { name: 'Metadata' }).fill(provider.metadata());
        await page.getByRole('button', { name: 'Check and save' }).click();
        await page.getByText(/valid until/).waitFor();
        const ben = await stage.visit({ viewport: { width: 390, height: 844 } });
        await ben.goto(`/signin?workspace=${slug}`);
        await ben.getByRole('link', { name: /^Sign in with / }).click();
        await ben.getByRole('button', { name: /Ben Ode/ }).click();
        await composer(ben).waitFor();
      } finally {
        await provider.close();
      }
    },
  },
];
