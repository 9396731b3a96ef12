import { generateSync } from 'otplib';
import { beginSecondFactor, confirmSecondFactor } from '@parley/core/identity/second-factor';
import { requireSignedIn } from '@parley/core/identity/session';
import { createInvitations } from '@parley/core/invitation/manage-invitations';
import { buildTenant } from '@parley/core/testing/build';
import type { Journey, Stage } from '../lib/journey.ts';
import { mustBe } from '../lib/expect.ts';
import { composer } from '../lib/people.ts';
import { visitAs } from '../lib/visit-as.ts';

/** Somebody who has an account at the stand-in for Google and Microsoft. */
async function personThere(stage: Stage, email: string, name: string): Promise<RegExp> {
  const sub = stage.unique('sub');
  const body = JSON.stringify({ sub, email, name, email_verified: true, hd: 'firm.example' });
  await fetch(`${stage.system.social.issuer}/people`, { method: 'POST', body });
  return new RegExp(email);
}

/** Signing in with an account of one's own at Google or Microsoft. */
export const socialJourneys: Journey[] = [
  {
    name: 'a Google account opens an account here, is linked and unlinked in the settings, and does not go past the second step',
    buses: ['pg'],
    themes: ['light', 'dark'],
    walk: async (stage) => {
      const { owner, slug } = await buildTenant();
      const another = `${stage.unique('private')}@elsewhere.example`;
      const mine = await personThere(stage, another, 'Olive');

      const stranger = await stage.visit({ viewport: { width: 390, height: 844 } });
      await stranger.goto('/signin');
      await stranger.getByRole('link', { name: 'Continue with Google' }).click();
      await stranger.getByRole('button', { name: mine }).click();
      await stranger.getByRole('alert').filter({ hasText: 'opens nothing here yet' }).waitFor();

      const { page } = await visitAs(stage, owner, 1);
      await page.goto(`/${slug}/settings`);
      await page.getByRole('button', { name: 'Link Google' }).click();
      const link = page.getByRole('dialog', { name: 'Link your Google account' });
      await link.getByRole('textbox', { name: 'Password' }).fill('not the password');
      await link.getByRole('button', { name: 'Continue' }).click();
      await link.getByRole('alert').filter({ hasText: 'current password is not right' }).waitFor();
      await link.getByRole('textbox', { name: 'Password' }).fill(owner.password);
      await link.getByRole('button', { name: 'Continue' }).click();
      await page.getByRole('button', { name: mine }).click();
      await page.getByText('Google is linked. You can sign in with it from now on.').waitFor();
      await page.getByRole('list', { name: 'Linked accounts' }).getByText(another).waitFor();

      await stranger.getByRole('link', { name: 'Continue with Google' }).click();
      await stranger.getByRole('button', { name: mine }).click();
      await composer(stranger).waitFor();

      const signedIn = await requireSignedIn(owner.sessionToken);
      const { secret } = await beginSecondFactor(signedIn, { password: owner.password });
      await confirmSecondFactor(signedIn, { code: generateSync({ secret }) });
      const careful = await stage.visit();
      await careful.goto(`/signin?next=/${slug}/settings`);
      await careful.getByRole('link', { name: 'Continue with Google' }).click();
      await careful.getByRole('button', { name: mine }).click();
      await careful.getByRole('heading', { name: 'Second step' }).waitFor();
      await careful.getByRole('textbox', { name: 'Code' }).fill('000000');
      await careful.getByRole('button', { name: 'Sign in' }).click();
      await careful.getByRole('alert').filter({ hasText: 'This code is not right' }).waitFor();
      const later = generateSync({ secret, epoch: Math.floor(Date.now() / 1_000) + 30 });
      await careful.getByRole('textbox', { name: 'Code' }).fill(later);
      await careful.getByRole('button', { name: 'Sign in' }).click();
      await careful.getByRole('button', { name: 'Unlink Google' }).click();
      const unlink = careful.getByRole('dialog', { name: 'Unlink Google?' });
      await unlink.getByRole('textbox', { name: 'Password' }).fill(owner.password);
      await unlink.getByRole('button', { name: 'Unlink it' }).click();
      await careful.getByText('Google is unlinked').waitFor();
      await careful.getByRole('button', { name: 'Link Google' }).waitFor();
    },
  },
  {
    name: 'a firm signs up with a Google account, without a password, and its owner comes in by it again',
    buses: ['pg'],
    themes: ['light', 'dark'],
    walk: async (stage) => {
      const email = `${stage.unique('nia')}@firm.example`;
      const mine = await personThere(stage, email, 'Nia Brook');
      const page = await stage.visit({ viewport: { width: 390, height: 844 } });
      await page.goto('/signup');
      await page.getByRole('link', { name: 'Continue with Google' }).click();
      await page.getByRole('button', { name: mine }).click();
      await page.getByRole('textbox', { name: 'Company name' }).fill(stage.unique('Brook '));
      mustBe('the name that Google tells', await page.getByRole('textbox', { name: 'Your name' }).inputValue(), 'Nia Brook');
      mustBe('the address', await page.getByRole('textbox', { name: 'Work email' }).inputValue(), email);
      await page.getByRole('button', { name: 'Create workspace' }).click();
      await composer(page).waitFor();
      const elsewhere = await stage.visit();
      await elsewhere.goto('/signin');
      await elsewhere.getByRole('link', { name: 'Continue with Google' }).click();
      await elsewhere.getByRole('button', { name: mine }).click();
      await composer(elsewhere).waitFor();
    },
  },
  {
    name: 'an invitation is accepted with a Google account, without a password, when the address is the same',
    buses: ['pg'],
    walk: async (stage) => {
      const { owner, slug } = await buildTenant();
      const email = `${stage.unique('nia')}@firm.example`;
      await createInvitations(owner, { emails: [email], role: 'member' });
      const nia = await personThere(stage, email, 'Nia Brook');
      const wrong = await personThere(stage, `${stage.unique('nia')}@elsewhere.example`, 'Nia Brook');
      const link = await stage.mailedLink(email);
      const page = await stage.visit({ viewport: { width: 390, height: 844 } });
      await page.goto(link);
      await page.getByRole('link', { name: 'Continue with Google' }).click();
      await page.getByRole('button', { name: wrong }).click();
      await page.getByRole('alert').filter({ hasText: 'sent to another address' }).waitFor();
      await page.goto(link);
      await page.getByRole('link', { name: 'Continue with Google' }).click();
      await page.getByRole('button', { name: nia }).click();
      await composer(page).waitFor();
      await page.waitForURL(new RegExp(slug));
    },
  },
];
