import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mustBe } from '../lib/expect.ts';
import type { Journey, Stage } from '../lib/journey.ts';
import { openFirm, password } from '../lib/people.ts';

/** Which language the newest mail to an address says it is in. */
function mailLanguage(stage: Stage, to: string): string | undefined {
  const outbox = join(stage.system.dataDir, 'outbox');
  const name = readdirSync(outbox)
    .toSorted()
    .findLast((file) => file.endsWith(`-${to}.eml`));
  return /^Content-Language: (\w+)/im.exec(name ? readFileSync(join(outbox, name), 'utf8') : '')?.[1];
}

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
      const [{ page, email, slug }] = await openFirm(stage);
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
  {
    name: 'languages: a firm that is found, opened and run in French; who is invited is written to in French',
    buses: ['pg'],
    walk: async (stage) => {
      const page = await stage.visit({ locale: 'fr-FR' });
      const email = `${stage.unique('langue')}@firm.example`;
      await page.goto('/');
      await page.getByRole('heading', { name: 'Un chat dont une entreprise peut répondre.' }).waitFor();
      await page.getByRole('link', { name: 'Créer un espace de travail' }).first().click();
      await page.getByRole('textbox', { name: 'Nom de l’entreprise' }).fill(stage.unique('Cabinet '));
      await page.getByRole('textbox', { name: 'Votre nom' }).fill('Luc Martin');
      await page.getByRole('textbox', { name: 'E-mail professionnel' }).fill(email);
      await page.getByRole('textbox', { name: 'Mot de passe' }).fill(password);
      await page.getByRole('button', { name: 'Créer l’espace de travail' }).click();
      await page.waitForURL((url) => url.pathname !== '/signup');
      const slug = new URL(page.url()).pathname.split('/')[1] ?? '';

      const link = await stage.mailedLink(email);
      mustBe('the language of the confirmation', mailLanguage(stage, email), 'fr');
      await page.goto(link);
      await page.getByText('Votre adresse est confirmée').first().waitFor();

      await page.goto(`/${slug}/admin/members`);
      await page.getByRole('heading', { level: 1, name: 'Membres' }).waitFor();
      const sections = page.getByRole('navigation', { name: 'Administration' });
      for (const section of ['Règles', 'Sécurité', 'Archives', 'Rapports']) {
        await sections.getByRole('link', { name: section }).click();
        await page.getByRole('heading', { level: 1, name: section }).waitFor();
      }
      await sections.getByRole('link', { name: /^Membres/ }).click();
      await page.getByRole('button', { name: 'Inviter des personnes' }).click();
      await page.getByRole('button', { name: 'Envoyer les invitations' }).click();
      await page.getByText('Saisissez au moins une adresse e-mail.').waitFor();
      const invited = `${stage.unique('invitee')}@firm.example`;
      await page.getByRole('textbox', { name: 'Adresses e-mail' }).fill(invited);
      await page.getByRole('button', { name: 'Envoyer les invitations' }).click();
      await page.getByText('Une invitation est en route').waitFor();
      await stage.mailedLink(invited);
      mustBe('the language of the invitation', mailLanguage(stage, invited), 'fr');
    },
  },
  {
    name: 'languages: administration is mirrored in Arabic, and nothing reaches past a phone',
    buses: ['pg'],
    walk: async (stage) => {
      const [{ page, slug }] = await openFirm(stage);
      await page.context().addCookies([{ name: 'parley-locale', value: 'ar', url: stage.system.baseUrl }]);
      await page.setViewportSize({ width: 390, height: 844 });
      for (const [path, heading] of [
        ['members', 'الأعضاء'],
        ['groups', 'المجموعات'],
        ['rules', 'القواعد'],
        ['archive', 'الأرشيف'],
      ]) {
        await page.goto(`/${slug}/admin/${path}`);
        await page.getByRole('heading', { level: 1, name: heading }).waitFor();
        mustBe('the direction of administration', await page.locator('html').getAttribute('dir'), 'rtl');
        const past = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        mustBe(`what reaches past the screen on ${path}`, past, 0);
      }
    },
  },
];
