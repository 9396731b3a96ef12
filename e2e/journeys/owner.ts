import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateSync } from 'otplib';
import type { Locator, Page } from 'playwright-core';
import { eventually } from '../lib/expect.ts';
import type { Journey, Stage } from '../lib/journey.ts';
import { lookOver } from './look.ts';
import { atStripe, figure, subscribe, untilBilling } from '../lib/paying.ts';
import { article, composer, password, send, signIn, signUp, type Person } from '../lib/people.ts';

/** Waits for a mail to this address with these words. */
async function untilMailed(stage: Stage, to: string, words: string): Promise<void> {
  const outbox = join(stage.system.dataDir, 'outbox');
  await eventually(
    `a mail to ${to} says '${words}'`,
    () =>
      Promise.resolve(
        readdirSync(outbox).some(
          (name) =>
            name.endsWith(`-${to}.eml`) &&
            readFileSync(join(outbox, name), 'utf8')
              .replaceAll(/=\r?\n/g, '')
              .includes(words),
        ),
      ),
    (isThere) => isThere,
    30_000,
  );
}

/** From the picture to the recovery codes, as a person with a phone goes through it. */
async function scanAndConfirm(page: Page, place: Page | Locator): Promise<void> {
  await place.getByRole('img', { name: 'A picture for your authenticator app' }).waitFor();
  await place.getByText('I cannot scan it').click();
  const secret = (await place.getByRole('code').innerText()).replaceAll(/\s/g, '');
  await place.getByRole('textbox', { name: 'Code' }).fill(generateSync({ secret }));
  await place.getByRole('button', { name: 'Turn it on' }).click();
  await page.getByRole('dialog', { name: 'Recovery codes' }).getByRole('button', { name: 'I have kept them' }).click();
}

async function choosePreset({ page, slug }: Person): Promise<void> {
  await page.goto(`/${slug}/admin/workspace`);
  await page.getByRole('button', { name: 'Use Law firm' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Set these rules' }).click();
  await page.getByText('Law firm is in use since').waitFor();
}

/** Invited from a list, joined by the mailed link, and made an admin. */
async function inviteFromList(stage: Stage, { page, slug }: Person): Promise<Person> {
  const email = `${stage.unique('list')}@firm.example`;
  await page.goto(`/${slug}/admin/members`);
  await page.getByRole('button', { name: 'Invite a list' }).click();
  const dialog = page.getByRole('dialog', { name: 'Invite a list of people' });
  const buffer = Buffer.from(`Name,E-Mail,Role\r\nBert Bell,${email},member\r\n`);
  await dialog.getByLabel('File with the list').setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer });
  await dialog.getByRole('button', { name: 'Send 1 invitation' }).click();
  await dialog.getByText('1 invitation is on its way').waitFor();
  await dialog.getByRole('button', { name: 'Done' }).click();
  const bert = await stage.visit();
  await bert.goto(await stage.mailedLink(email));
  await bert.getByRole('textbox', { name: 'Password' }).fill(password);
  await bert.getByRole('button', { name: /^Join / }).click();
  await composer(bert).waitFor();
  await page.reload();
  const changed = page.waitForResponse((response) => response.url().includes('member.setRole'));
  await page.getByRole('combobox', { name: 'Role of Bert Bell' }).selectOption('admin');
  await changed;
  await eventually(
    'Bert is an admin',
    async () => {
      await page.reload();
      return page.getByRole('combobox', { name: 'Role of Bert Bell' }).inputValue();
    },
    (role) => role === 'admin',
  );
  return { page: bert, email, name: 'Bert Bell', slug };
}

/** The owner sets up a second step, requires it of all, and Bert, who is out at once, comes in again with one. */
async function requireSecondStep(stage: Stage, { page, slug }: Person, bert: Person): Promise<Person> {
  await page.goto(`/${slug}/settings`);
  await page.getByRole('button', { name: 'Set up the second step' }).click();
  const setUp = page.getByRole('dialog', { name: 'Set up the second step' });
  await setUp.getByRole('textbox', { name: 'Password' }).fill(password);
  await setUp.getByRole('button', { name: 'Continue' }).click();
  await scanAndConfirm(page, setUp);
  await page.goto(`/${slug}/admin/security`);
  const rule = page.getByRole('region', { name: 'Require a second step' });
  // The preset asks for it in two weeks; this owner wants it now.
  await rule.getByText(/^From /).waitFor();
  await rule.getByRole('button', { name: 'Stop requiring it' }).click();
  await rule.getByRole('button', { name: 'Require it' }).click();
  await page.getByRole('alertdialog', { name: 'Require a second step?' }).getByRole('button', { name: 'Require it' }).click();
  await rule.getByText('Required', { exact: true }).waitFor();
  await bert.page.getByText('Your session has expired.').waitFor();
  const device = await stage.visit();
  await signIn(device, bert.email);
  await device.getByRole('button', { name: 'Set up the second step' }).click();
  await scanAndConfirm(device, device);
  await composer(device).waitFor();
  return { ...bert, page: device };
}

/** Told what one more seat costs, the owner invites somebody, who sets up a second step on the way in; the bill follows. */
async function addSeat(stage: Stage, { page, slug }: Person): Promise<void> {
  const email = `${stage.unique('seat')}@firm.example`;
  await page.goto(`/${slug}/admin/members`);
  await page.getByRole('button', { name: 'Invite people' }).click();
  await page.getByRole('textbox', { name: 'E-mail addresses' }).fill(email);
  await page.getByText(/1 more seat: €\d+(\.\d\d)? more on your next bill/).waitFor();
  await page.getByRole('button', { name: 'Send invitations' }).click();
  const cara = await stage.visit();
  await cara.goto(await stage.mailedLink(email));
  await cara.getByRole('textbox', { name: 'Your name' }).fill('Cara Cole');
  await cara.getByRole('textbox', { name: 'Password' }).fill(password);
  await cara.getByRole('button', { name: /^Join / }).click();
  await cara.getByRole('button', { name: 'Set up the second step' }).click();
  await scanAndConfirm(cara, cara);
  await composer(cara).waitFor();
  await eventually(
    'the next bill has three seats',
    async () => {
      await page.goto(`/${slug}/admin/billing`);
      await page.getByRole('table', { name: 'Next bill' }).waitFor();
      return page.getByRole('rowheader', { name: 'Team, 3 seats', exact: true }).count();
    },
    (count) => count === 1,
    30_000,
  );
}

/** Every page of the administration, by what its heading says. */
const office: [path: string, heading: string | RegExp][] = [
  ['members', 'Members'],
  ['groups', 'Groups'],
  ['rules', /Rules/],
  ['security', /Security|Sign-in/],
  ['security/single-sign-on', 'Single sign-on'],
  ['acceptable-use', /Acceptable use/],
  ['archive', 'Archive'],
  ['billing', 'Billing'],
  ['audit-log', 'Audit log'],
  ['reports', 'Reports'],
  ['import', 'Import'],
  ['workspace', 'Workspace'],
];

/** How an owner sets a firm up, and pays for it. */
export const ownerJourneys: Journey[] = [
  {
    name: 'owner: a firm is set up, secured, paid for, overdue, read-only, and in order again',
    buses: ['pg'],
    themes: ['light', 'dark'],
    walk: async (stage) => {
      const firm = stage.unique('Owned ');
      const olive = await signUp(stage, firm);
      const { page, slug } = olive;
      await choosePreset(olive);
      const bert = await requireSecondStep(stage, olive, await inviteFromList(stage, olive));

      await subscribe(olive, 'Team');
      await atStripe(stage, firm, 'advance', { days: 15 });
      await untilBilling(olive, 'In order');
      await addSeat(stage, olive);

      await atStripe(stage, firm, 'decline', { on: true });
      await atStripe(stage, firm, 'advance', { days: 31 });
      await untilBilling(olive, 'Overdue');
      await page.getByText('A bill has not been paid').waitFor();
      await untilMailed(stage, olive.email, 'has not been paid');
      await bert.page.goto(`/${slug}`);
      await send(bert.page, 'Still writing');
      await article(bert.page, 'Still writing').waitFor();

      await atStripe(stage, firm, 'advance', { days: 15 });
      await untilBilling(olive, 'Read-only');
      await untilMailed(stage, olive.email, 'is read-only now');
      await bert.page.reload();
      await bert.page.getByText('This workspace is read-only').first().waitFor();
      await article(bert.page, 'Still writing').waitFor();
      await page.goto(`/${slug}/admin/audit-log`);
      await page.getByRole('link', { name: 'Download as CSV' }).waitFor();

      await atStripe(stage, firm, 'decline', { on: false });
      await page.goto(`/${slug}/admin/billing`);
      await page.getByRole('button', { name: 'Manage payment' }).click();
      await page.getByRole('textbox', { name: 'Card number' }).fill('4242 4242 4242 4242');
      await page.getByRole('button', { name: 'Use this card' }).click();
      await page.getByText('visa ending in 4242').waitFor();
      await page.getByRole('link', { name: 'Back to Parley' }).click();
      await figure(page, 'In order').waitFor();
      await untilMailed(stage, olive.email, 'is in order again');
      await page.goto(`/${slug}`);
      await send(page, 'Back again');
      await article(page, 'Back again').waitFor();
    },
  },
  {
    name: 'owner: no page of the administration is wider than the screen, and axe finds nothing serious, on a phone and a desk',
    buses: ['pg'],
    themes: ['light', 'dark'],
    walk: async (stage) => {
      const page = await stage.visit();
      await signIn(page, 'ellen@harbour-lane.example', 'harbour-demo-2026');
      await page.getByRole('feed').first().waitFor();
      const problems: string[] = [];
      for (const [width, height] of [
        [390, 844],
        [1440, 900],
      ] as const) {
        await page.setViewportSize({ width, height });
        for (const [path, heading] of office) {
          await page.goto(`/harbour-lane/admin/${path}`);
          await page.getByRole('heading', { level: 1, name: heading }).waitFor();
          await lookOver(page, `${path} at ${width}`, problems);
          const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
          if (over > 0) problems.push(`${path} at ${width}: ${over} pixels too wide`);
        }
      }
      if (problems.length > 0) throw new Error(problems.join('\n'));
    },
  },
];
