import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withTenant } from '@parley/db/with-tenant';
import { expect, test } from 'vitest';
import type { BillingNews } from '../src/billing/billing-news.ts';
import { mailOfBilling, remindOfEnd } from '../src/billing/mail-of-billing.ts';
import { stripe } from '../src/billing/stripe-client.ts';
import { syncSubscription } from '../src/billing/sync-subscription.ts';
import { config } from '../src/config.ts';
import { newId } from '../src/id.ts';
import { buildMember, type BuiltMember } from '../src/testing/build.ts';
import { asOwner } from './as-owner.ts';
import { buildPayingTenant, openBilling, readSubscription } from './billing/open-billing.ts';

const { standIn } = openBilling();

const dayMs = 86_400_000;
/** The mails that wait to be written, each as its recipient and what it tells. */
async function waiting(tenantId: string): Promise<{ memberId: string; what: BillingNews }[]> {
  const rows = await asOwner<{ payload: { memberId: string; what: BillingNews } }>(
    `SELECT payload FROM graphile_worker._private_jobs WHERE key LIKE $1`,
    [`mail.billing:${tenantId}:%`],
  );
  return rows.map(({ payload: { memberId, what } }) => ({ memberId, what }));
}
const reminders = (tenantId: string) =>
  asOwner<{ run_at: Date; payload: { tenantId: string; until: string } }>(
    `SELECT run_at, payload FROM graphile_worker._private_jobs WHERE key = $1`,
    [`billing.remind:${tenantId}`],
  );
const write = (tenantId: string, mail: { memberId: string; what: BillingNews }) =>
  mailOfBilling({ tenantId, ...mail }, { id: newId(), createdAt: new Date() });
function mailsTo({ email }: BuiltMember): string[] {
  const outbox = join(config().dataDir, 'outbox');
  mkdirSync(outbox, { recursive: true });
  return readdirSync(outbox)
    .filter((name) => name.endsWith(`-${email}.eml`))
    .toSorted()
    .map((name) => readFileSync(join(outbox, name), 'utf8').replaceAll(/=\r?\n/g, ''));
}

test('owners, and who has the billing, are told when the grace begins, before it ends, when it is over, and when it is paid', async () => {
  const tenant = await buildPayingTenant();
  const [keeper, ana] = [await buildMember(tenant, { granted: ['billing'] }), await buildMember(tenant)];
  const { tenantId, customerId: customer, owner } = tenant;
  const told = (what: BillingNews) => [keeper, owner].map(({ memberId }) => ({ memberId, what }));
  const expectTold = async (what: BillingNews) => {
    expect(new Set(await waiting(tenantId))).toEqual(new Set(told(what)));
    for (const mail of await waiting(tenantId)) await write(tenantId, mail);
  };
  await syncSubscription(tenantId);
  expect(await waiting(tenantId)).toEqual([]);

  standIn().control('decline', { customer });
  standIn().control('advance', { customer, days: 31 });
  await syncSubscription(tenantId);
  await expectTold('grace');
  expect(mailsTo(owner).at(-1)).toContain('has not been paid');
  const [reminder] = await reminders(tenantId);
  const { untilAt } = await readSubscription(tenantId);
  expect(reminder?.run_at.getTime()).toBe(untilAt!.getTime() - 3 * dayMs);
  await remindOfEnd(reminder!.payload);
  await expectTold('graceEnds');
  // A sync that finds nothing new tells nothing.
  await syncSubscription(tenantId);
  expect((await waiting(tenantId)).every(({ what }) => what === 'graceEnds')).toBe(true);

  standIn().control('advance', { customer, days: 15 });
  await syncSubscription(tenantId);
  await expectTold('readOnly');
  // What is no longer so is not told.
  const before = mailsTo(owner).length;
  await write(tenantId, { memberId: owner.memberId, what: 'grace' });
  await write(tenantId, { memberId: ana.memberId, what: 'readOnly' });
  await remindOfEnd(reminder!.payload);
  expect(mailsTo(owner)).toHaveLength(before);
  expect(mailsTo(ana)).toEqual([]);

  standIn().control('decline', { customer, on: false });
  for (const invoice of (await stripe().invoices.list({ customer, status: 'open' })).data) await stripe().invoices.pay(invoice.id);
  await syncSubscription(tenantId);
  await expectTold('paid');
  expect(mailsTo(keeper)).toHaveLength(4);
});

test('a trial is told of three days before it ends; one that was cancelled is not', async () => {
  const tenant = await buildPayingTenant({ hasTried: false });
  const [reminder] = await reminders(tenant.tenantId);
  const { untilAt } = await readSubscription(tenant.tenantId);
  expect(reminder?.run_at.getTime()).toBe(untilAt!.getTime() - 3 * dayMs);
  await remindOfEnd(reminder!.payload);
  const [mail] = await waiting(tenant.tenantId);
  expect(mail).toEqual({ memberId: tenant.owner.memberId, what: 'trialEnds' });
  await write(tenant.tenantId, mail!);
  expect(mailsTo(tenant.owner).at(-1)).toContain('The trial of');
  await withTenant(tenant.tenantId, (tx) => tx.subscription.updateMany({ data: { standing: 'ending' } }));
  await write(tenant.tenantId, mail!);
  expect(mailsTo(tenant.owner)).toHaveLength(1);
});
