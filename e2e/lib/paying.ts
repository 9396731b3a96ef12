import type { Page } from 'playwright-core';
import { eventually } from './expect.ts';
import type { Stage } from './journey.ts';
import type { Person } from './people.ts';

/** Tells the payment service's stand-in what is to happen to a firm, found by its name. */
export async function atStripe(
  stage: Stage,
  firm: string,
  name: 'decline' | 'advance',
  input: Record<string, unknown>,
): Promise<void> {
  const { url, key } = stage.system.stripe;
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  const customers = await fetch(`${url}/v1/customers?limit=100`, { headers });
  const { data } = (await customers.json()) as { data: { id: string; name: string }[] };
  const customer = data.find((one) => one.name === firm)?.id;
  if (!customer) throw new Error(`The stand-in knows no customer ${firm}.`);
  const response = await fetch(`${url}/stand-in/${name}`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ customer, ...input }),
  });
  if (!response.ok) throw new Error(`The stand-in refused ${name}: ${await response.text()}`);
}

export const figure = (page: Page, words: string) => page.getByRole('definition').filter({ hasText: new RegExp(`^${words}$`) });

/** Loads the page until it says so: the message of the payment service takes a moment. */
export async function untilBilling(owner: Person, words: string): Promise<void> {
  await eventually(
    `Billing says '${words}'`,
    async () => {
      await owner.page.goto(`/${owner.slug}/admin/billing`);
      await owner.page.getByRole('region', { name: 'Plans' }).waitFor();
      return figure(owner.page, words).count();
    },
    (count) => count > 0,
    30_000,
  );
}

/** Through the payment service's own page, into a trial. */
export async function subscribe(owner: Person, plan: 'Team' | 'Business', code = ''): Promise<void> {
  const { page, slug } = owner;
  await page.goto(`/${slug}/admin/billing`);
  await page.getByRole('article', { name: plan }).getByRole('button').click();
  await page.getByRole('heading', { name: 'Checkout' }).waitFor();
  if (code) await page.getByRole('textbox', { name: 'Code' }).fill(code);
  await page.getByRole('button', { name: 'Start the trial' }).click();
  await figure(page, 'On trial').waitFor();
}
