import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Stripe from 'stripe';
import { afterEach, expect, test } from 'vitest';
import { startStandIn } from './start-stand-in.mjs';

const key = 'sk_test_of_a_test';
const webhookSecret = 'whsec_of_a_test';
const closers = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

async function open(options = {}) {
  const standIn = await startStandIn({ key, webhookSecret, ...options });
  closers.push(() => standIn.close());
  const { hostname, port } = new URL(standIn.url);
  return { standIn, stripe: new Stripe(key, { host: hostname, port, protocol: 'http', telemetry: false, maxNetworkRetries: 0 }) };
}

/** A receiver that takes an event from its second try on. */
async function receive() {
  const taken = [];
  const tries = new Map();
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request.setEncoding('utf8')) body += chunk;
    const event = Stripe.webhooks.constructEvent(body, request.headers['stripe-signature'], webhookSecret);
    tries.set(event.id, (tries.get(event.id) ?? 0) + 1);
    const isTaken = tries.get(event.id) > 1;
    if (isTaken) taken.push(event);
    response.writeHead(isTaken ? 200 : 503).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${server.address().port}`, taken };
}

async function subscribe(stripe, quantity) {
  await stripe.products.create({ id: 'plan', name: 'Plan' });
  const price = await stripe.prices.create({
    product: 'plan',
    currency: 'eur',
    unit_amount: 1_000,
    recurring: { interval: 'month' },
  });
  const customer = await stripe.customers.create({ name: 'Firm' });
  await stripe.paymentMethods.attach('pm_card_visa', { customer: customer.id });
  const subscription = await stripe.subscriptions.create({ customer: customer.id, items: [{ price: price.id, quantity }] });
  return { customer, subscription };
}

test('the same key gives the same answer, and with other content an error', async () => {
  const { stripe } = await open();
  const make = (name) => stripe.customers.create({ name }, { idempotencyKey: 'once' });
  expect((await make('Firm')).id).toBe((await make('Firm')).id);
  await expect(make('Another')).rejects.toMatchObject({ type: 'StripeIdempotencyError' });
  expect((await stripe.customers.list()).data).toHaveLength(1);
});

test('half a month of one more seat is half its price, before and after', async () => {
  const { standIn, stripe } = await open();
  const { customer, subscription } = await subscribe(stripe, 2);
  const [item] = subscription.items.data;
  standIn.control('advance', { customer: customer.id, days: (item.current_period_end - item.current_period_start) / 172_800 });
  const items = [{ id: item.id, quantity: 3 }];
  const preview = await stripe.invoices.createPreview({ subscription: subscription.id, subscription_details: { items } });
  expect(preview.lines.data.map(({ amount }) => amount)).toEqual([-1_000, 1_500, 3_000]);
  await stripe.subscriptions.update(subscription.id, { items });
  standIn.control('advance', { customer: customer.id, days: 31 });
  const { data } = await stripe.invoices.list({ customer: customer.id });
  expect(data.map(({ total, status }) => [total, status])).toEqual([
    [3_500, 'paid'],
    [2_000, 'paid'],
  ]);
});

test('events are signed, come twice when told to, and again until they are taken', async () => {
  const receiver = await receive();
  const { standIn, stripe } = await open({ webhookUrl: receiver.url });
  standIn.control('delivery', { twice: true, lateMs: 20, outOfOrder: true });
  await subscribe(stripe, 1);
  const types = () => receiver.taken.map(({ type }) => type).toSorted();
  await expect.poll(() => types().filter((type) => type === 'invoice.paid').length, { timeout: 15_000 }).toBeGreaterThan(1);
  await expect.poll(types, { timeout: 15_000 }).toContain('customer.subscription.created');
});

test('what there was is there after a start anew', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'stand-in-'));
  closers.push(() => rmSync(dir, { recursive: true, force: true }));
  const file = join(dir, 'state.json');
  const first = await open({ file });
  const { subscription } = await subscribe(first.stripe, 4);
  await expect
    .poll(async () => (await open({ file })).stripe.subscriptions.retrieve(subscription.id).catch(() => null))
    .toMatchObject({
      status: 'active',
    });
});

test('nobody is answered without the key', async () => {
  const { standIn } = await open();
  for (const path of ['/v1/customers', '/stand-in/decline'])
    expect((await fetch(`${standIn.url}${path}`, { headers: { authorization: 'Bearer sk_test_guess' } })).status).toBe(401);
});
