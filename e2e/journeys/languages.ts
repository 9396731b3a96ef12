import { mustBe } from '../lib/expect.ts';
import type { Journey } from '../lib/journey.ts';
import { password, signUp } from '../lib/people.ts';

/** Parley in the language of whoever looks at it. */
export const languageJourneys: Journey[] = [
  {
    name: 'languages: a stranger signs in in the language they choose, refusals too',
    buses: ['pg'],
    walk: async (stage) => {
      const page = await stage.visit();
      await page.goto('/signin');
      await page.getByRole('button', { name: 'Language' }).click();
      await page.getByRole('menuitemradio', { name: 'Deutsch' }).click();
      await page.getByRole('heading', { name: 'Anmelden' }).waitFor();
      await page.goto('/signin');
      await page.getByRole('button', { name: 'Anmelden' }).click();
      await page.getByText('Geben Sie Ihr Passwort ein.').waitFor();
      await page.goto('/signup');
      await page.getByRole('heading', { name: 'Eröffnen Sie einen Arbeitsbereich für Ihre Firma' }).waitFor();
    },
  },
  {
    name: 'languages: a language chosen in settings turns the page and follows to the next device',
    buses: ['pg'],
    walk: async (stage) => {
      const { page, email, slug } = await signUp(stage, stage.unique('Words '));
      await page.goto(`/${slug}/settings`);
      await page.getByRole('combobox', { name: 'Language' }).selectOption({ label: 'العربية' });
      await page.getByRole('heading', { name: 'الإعدادات' }).waitFor();
      mustBe('the direction of settings', await page.locator('html').getAttribute('dir'), 'rtl');

      const other = await stage.visit();
      await other.goto('/signin');
      await other.getByRole('textbox', { name: 'Work email' }).fill(email);
      await other.getByRole('textbox', { name: 'Password' }).fill(password);
      await other.getByRole('button', { name: 'Sign in' }).click();
      await other.locator('html[lang="ar"][dir="rtl"]').waitFor();
    },
  },
];
