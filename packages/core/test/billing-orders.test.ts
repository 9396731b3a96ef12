import { withTenant } from '@parley/db/with-tenant';
import { expect, test } from 'vitest';
import { decideStanding } from '../src/billing/decide-standing.ts';
import { readFacts } from '../src/billing/read-facts.ts';
import { stripe } from '../src/billing/stripe-client.ts';
import { syncSubscription, type SyncStep } from '../src/billing/sync-subscription.ts';
import { buildPayingTenant, deliver, openBilling, readSubscription } from './billing/open-billing.ts';

const { standIn, events } = openBilling();

type Crash = SyncStep | 'received';
const crashes: Crash[] = ['received', 'read', 'asked', 'seated', 'written'];
const never = { plan: 'free', period: null, standing: 'active', untilAt: null, periodEnd: null, seats: 0, stripeId: null };

function* permutations<Item>(items: Item[]): Generator<Item[]> {
  if (items.length < 2) yield items;
  for (const [n, first] of items.entries()) for (const rest of permutations(items.toSpliced(n, 1))) yield [first, ...rest];
}

/**
 * The whole life of a subscription, from its beginning to its end, told by five messages. Whatever the order in which they come,
 * each twice, and whichever step of the handling breaks off, our copy ends where Stripe's own word does. The payment service has
 * always come as far as the latest message that has arrived, and no further: a message cannot precede what it tells of.
 */
test('all 120 orders of the messages of a life, twice each and with a crash at every step, lead to the same end', async () => {
  const { tenantId, customerId: customer } = await buildPayingTenant();
  const mine = () => events.filter(({ data: { object } }) => object['customer'] === customer || object['id'] === customer);
  const subscriptionId = (await readSubscription(tenantId)).stripeId ?? '';
  const life: [message: string, act: () => unknown][] = [
    ['customer.subscription.created', () => undefined],
    [
      'invoice.payment_failed',
      () => {
        standIn().control('decline', { customer });
        standIn().control('advance', { customer, days: 31 });
      },
    ],
    ['customer.updated', () => standIn().control('advance', { customer, days: 15 })],
    [
      'invoice.paid',
      async () => {
        standIn().control('decline', { customer, on: false });
        for (const invoice of (await stripe().invoices.list({ customer, status: 'open' })).data)
          await stripe().invoices.pay(invoice.id);
      },
    ],
    [
      'customer.subscription.deleted',
      async () => {
        await stripe().subscriptions.update(subscriptionId, { cancel_at_period_end: true });
        standIn().control('advance', { customer, days: 40 });
      },
    ],
  ];
  const stages: { message: (typeof events)[number]; state: unknown }[] = [];
  for (const [type, act] of life) {
    await act();
    const message = mine().findLast((event) => event.type === type);
    if (!message) throw new Error(`nothing told of ${type}`);
    stages.push({ message, state: standIn().snapshot() });
  }
  const end = decideStanding(await readFacts(customer), 1);

  const seen = new Set<string>();
  let isJobWaiting = false;
  // The queue keeps a job until it has ended well.
  const runJob = async (at: Crash | null) => {
    const reached = (step: SyncStep) => {
      if (step === at) throw new Error('crash');
    };
    const error = await syncSubscription(tenantId, { reached }).then(
      () => null,
      (thrown: Error) => thrown,
    );
    if (error && error.message !== 'crash') throw error;
    isJobWaiting = error !== null;
  };
  let turn = 0;
  for (const order of permutations([0, 1, 2, 3, 4])) {
    await withTenant(tenantId, async (tx) => {
      await tx.billingEvent.deleteMany({});
      await tx.subscription.update({ where: { tenantId }, data: { ...never, version: 0n } });
    });
    const unsaid: typeof stages = [];
    let latest = -1;
    for (const index of order) {
      const stage = stages[index];
      if (!stage) throw new Error('no such stage');
      if (index > latest) standIn().restore(stages[(latest = index)]?.state);
      const at = crashes[(turn += 1) % crashes.length] ?? null;
      // It was never noted, so its sender keeps it.
      if (at === 'received') unsaid.push(stage);
      else {
        expect(await deliver(stage.message)).toBe(true);
        await runJob(at);
        // Every other time the job runs again at once, else when the next message wakes it.
        if (isJobWaiting && turn % 2 === 0) await runJob(null);
      }
      seen.add((await readSubscription(tenantId)).standing);
    }
    for (const { message } of unsaid) if (await deliver(message)) isJobWaiting = true;
    for (const { message } of stages) expect(await deliver(message)).toBe(false);
    if (isJobWaiting) await runJob(null);
    expect(await readSubscription(tenantId), `in the order ${order.join(' ')}`).toMatchObject(end);
  }
  // They really went through it.
  expect([...seen].toSorted()).toEqual(['active', 'grace', 'readOnly']);
  expect(end).toMatchObject({ plan: 'free', standing: 'active' });
}, 600_000);
