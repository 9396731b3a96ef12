import { buildMember, buildTenant, type BuiltMember } from '@parley/core/testing/build';
import type { Locator, Page } from 'playwright-core';
import type { Stage } from './journey.ts';
import { visitAs } from './visit-as.ts';

export type Person = { page: Page; email: string; name: string; slug: string };
export const password = 'a long enough password';

export const composer = (page: Page, channel = '#general') => page.getByRole('textbox', { name: `Message ${channel}` });
export const article = (page: Page, text: string | RegExp) =>
  page
    .getByRole('feed', { name: /^Messages/ })
    .getByRole('article')
    .filter({ hasText: text });
export const channelLink = (page: Page, name: string | RegExp) =>
  page.getByRole('navigation', { name: 'Channels' }).getByRole('link', { name });

export async function send(page: Page, text: string, channel = '#general'): Promise<void> {
  await composer(page, channel).fill(text);
  await page.keyboard.press('Enter');
}

/** Finds a person by name in the field of a form or a section, and chooses them. */
export async function choosePerson(inside: Locator, field: string, name: string): Promise<void> {
  await inside.getByRole('combobox', { name: field, exact: true }).fill(name);
  await inside.page().getByRole('listbox', { name: 'People found' }).getByRole('option', { name }).click();
}

/**
 * A firm that is there already: its owner, then a member by each name, all of them with #general before them. For walks that
 * are not about coming in.
 */
export async function openFirm<Names extends string[]>(
  stage: Stage,
  ...names: Names
): Promise<[Person, ...{ [Name in keyof Names]: Person }]> {
  const tenant = await buildTenant({ marker: 'Olive' });
  const members = [tenant.owner];
  for (const name of names) members.push(await buildMember(tenant, { name }));
  const people = await Promise.all(members.map((member) => enter(stage, member)));
  return people as [Person, ...{ [Name in keyof Names]: Person }];
}

async function enter(stage: Stage, member: BuiltMember): Promise<Person> {
  const { page } = await visitAs(stage, member, null);
  await page.goto(`/${member.slug}`);
  await composer(page).waitFor();
  return { page, email: member.email, name: member.name, slug: member.slug };
}

/** Signs a firm up in the browser and confirms the owner's address by the mailed link. */
export async function signUp(stage: Stage, companyName: string, { confirmed = true } = {}): Promise<Person> {
  const page = await stage.visit();
  const email = `${stage.unique('owner')}@firm.example`;
  await page.goto('/signup');
  await page.getByRole('textbox', { name: 'Company name' }).fill(companyName);
  await page.getByRole('textbox', { name: 'Your name' }).fill('Olive Owner');
  await page.getByRole('textbox', { name: 'Work email' }).fill(email);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Create workspace' }).click();
  await composer(page).waitFor();
  const slug = new URL(page.url()).pathname.split('/')[1] ?? '';
  if (confirmed) {
    const other = await page.context().newPage();
    await other.goto(await stage.mailedLink(email));
    await other
      .getByText(/confirmed/i)
      .first()
      .waitFor();
    await other.close();
  }
  return { page, email, name: 'Olive Owner', slug };
}

/** Invites by mail from Administration, and joins by the mailed link in a browser of its own. */
export async function inviteAndJoin(stage: Stage, owner: Person, name: string): Promise<Person> {
  const email = `${stage.unique('guest')}@firm.example`;
  const admin = await owner.page.context().newPage();
  await admin.goto(`/${owner.slug}/admin`);
  await admin.getByRole('button', { name: 'Invite people' }).click();
  await admin.getByRole('textbox', { name: 'E-mail addresses' }).fill(email);
  await admin.getByRole('button', { name: 'Send invitations' }).click();
  await admin.getByText(email).first().waitFor();
  await admin.close();
  const page = await stage.visit();
  await page.goto(await stage.mailedLink(email));
  await page.getByRole('textbox', { name: 'Your name' }).fill(name);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: /^Join / }).click();
  await composer(page).waitFor();
  return { page, email, name, slug: owner.slug };
}

export async function signIn(page: Page, email: string, word = password): Promise<void> {
  await page.goto('/signin');
  await page.getByRole('textbox', { name: 'Work email' }).fill(email);
  await page.getByRole('textbox', { name: 'Password' }).fill(word);
  await page.getByRole('button', { name: 'Sign in' }).click();
}
