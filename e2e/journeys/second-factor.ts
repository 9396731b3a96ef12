import { generateSync } from 'otplib';
import { buildTenant } from '@parley/core/testing/build';
import type { Journey } from '../lib/journey.ts';
import { mustBe } from '../lib/expect.ts';
import { composer, signIn } from '../lib/people.ts';
import { visitAs } from '../lib/visit-as.ts';

/** The second step at sign-in, from setting it up to turning it off. */
export const secondFactorJourneys: Journey[] = [
  {
    name: 'a second step is set up, asked for at sign-in, got past with a recovery code, and turned off',
    buses: ['pg'],
    themes: ['light', 'dark'],
    walk: async (stage) => {
      const { owner, slug } = await buildTenant();
      const { page } = await visitAs(stage, owner, 1);
      await page.goto(`/${slug}/settings`);
      await page.getByRole('button', { name: 'Set up the second step' }).click();
      const setUp = page.getByRole('dialog', { name: 'Set up the second step' });
      await setUp.getByRole('textbox', { name: 'Password' }).fill('not the password');
      await setUp.getByRole('button', { name: 'Continue' }).click();
      await setUp.getByRole('alert').filter({ hasText: 'current password is not right' }).waitFor();
      await setUp.getByRole('textbox', { name: 'Password' }).fill(owner.password);
      await setUp.getByRole('button', { name: 'Continue' }).click();
      await setUp.getByRole('img', { name: 'A picture for your authenticator app' }).waitFor();
      await setUp.getByText('I cannot scan it').click();
      const secret = (await setUp.getByRole('code').innerText()).replaceAll(/\s/g, '');
      const codeIn = (seconds: number) => generateSync({ secret, epoch: Math.floor(Date.now() / 1_000) + seconds });
      await setUp.getByRole('textbox', { name: 'Code' }).fill(codeIn(0));
      await setUp.getByRole('button', { name: 'Turn it on' }).click();
      const codes = page.getByRole('dialog', { name: 'Recovery codes' });
      await codes.getByRole('listitem').first().waitFor();
      const [recoveryCode = '', another = ''] = await codes.getByRole('listitem').allInnerTexts();
      mustBe('recovery codes shown', await codes.getByRole('listitem').count(), 10);
      await codes.getByRole('button', { name: 'I have kept them' }).click();
      await page.getByText('10 recovery codes are left.').waitFor();

      const other = await stage.visit();
      await signIn(other, owner.email, owner.password);
      await other.getByRole('textbox', { name: 'Code' }).fill('000000');
      await other.getByRole('button', { name: 'Sign in' }).click();
      await other.getByRole('alert').filter({ hasText: 'This code is not right' }).waitFor();
      await other.getByRole('textbox', { name: 'Code' }).fill(codeIn(30));
      await other.getByRole('button', { name: 'Sign in' }).click();
      await composer(other).waitFor();
      const third = await stage.visit();
      await signIn(third, owner.email, owner.password);
      await third.getByRole('textbox', { name: 'Code' }).fill(recoveryCode);
      await third.getByRole('button', { name: 'Sign in' }).click();
      await composer(third).waitFor();

      await page.reload();
      await page.getByText('9 recovery codes are left.').waitFor();
      await page.getByRole('button', { name: 'Turn off the second step' }).click();
      const turnOff = page.getByRole('dialog', { name: 'Turn off the second step' });
      await turnOff.getByRole('textbox', { name: 'Password' }).fill(owner.password);
      await turnOff.getByRole('textbox', { name: 'Code' }).fill(recoveryCode);
      await turnOff.getByRole('button', { name: 'Turn off the second step' }).click();
      await turnOff.getByRole('alert').filter({ hasText: 'This code is not right' }).waitFor();
      await turnOff.getByRole('textbox', { name: 'Code' }).fill(another);
      await turnOff.getByRole('button', { name: 'Turn off the second step' }).click();
      await page.getByRole('button', { name: 'Set up the second step' }).waitFor();
      const fourth = await stage.visit();
      await signIn(fourth, owner.email, owner.password);
      await composer(fourth).waitFor();
    },
  },
];
