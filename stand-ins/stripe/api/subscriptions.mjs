import { badRequest, declined, toList } from '../answers.mjs';
import { addPeriod } from '../engine.mjs';
import { fullPeriod, prorations } from '../lines.mjs';
import { toFlag, toNumber } from '../form.mjs';
import { need } from './customers.mjs';

const day = 86_400;

/** What the given items make of an existing one. */
export function wanted(store, item, form) {
  const given = form?.[0] ?? {};
  return {
    price: given.price ? need(store, 'price', given.price) : item?.price,
    quantity: toNumber(given.quantity) ?? item?.quantity ?? 1,
  };
}

/** Makes a subscription: on trial, or with its first bill. Throws when the first payment is declined. */
export function createSubscription(
  { store, engine },
  customer,
  { price, quantity, trialDays = 0, metadata = {}, prepare = () => {} },
) {
  const at = engine.nowOf(customer);
  if (!trialDays && engine.declines(customer)) throw declined();
  const end = trialDays ? at + trialDays * day : addPeriod(at, price.recurring.interval);
  const subscription = store.insert('subscription', 'sub', {
    customer: customer.id,
    status: trialDays ? 'trialing' : 'active',
    currency: price.currency,
    created: at,
    start_date: at,
    billing_cycle_anchor: end,
    cancel_at_period_end: false,
    cancel_at: null,
    canceled_at: null,
    ended_at: null,
    trial_start: trialDays ? at : null,
    trial_end: trialDays ? end : null,
    collection_method: 'charge_automatically',
    default_payment_method: null,
    latest_invoice: null,
    discounts: [],
    metadata,
    test_clock: customer.test_clock,
    items: { object: 'list', has_more: false, url: '/v1/subscription_items', data: [] },
  });
  subscription.items.data.push({
    id: `si_${subscription.id.slice(4)}`,
    object: 'subscription_item',
    subscription: subscription.id,
    price,
    quantity,
    current_period_start: at,
    current_period_end: end,
    metadata: {},
  });
  prepare(subscription);
  engine.emit('customer.subscription.created', subscription);
  if (!trialDays) engine.bill(subscription, [fullPeriod(subscription.items.data[0])], 'subscription_create');
  return subscription;
}

function updateSubscription({ store, engine, form, id }) {
  const subscription = need(store, 'subscription', id);
  if (subscription.status === 'canceled') throw badRequest('A canceled subscription can only update its metadata.');
  const customer = need(store, 'customer', subscription.customer);
  const at = engine.nowOf(customer);
  const item = subscription.items.data[0];
  if (form.metadata) subscription.metadata = { ...subscription.metadata, ...form.metadata };
  const ending = toFlag(form.cancel_at_period_end);
  if (ending !== undefined)
    Object.assign(subscription, {
      cancel_at_period_end: ending,
      cancel_at: ending ? item.current_period_end : null,
      canceled_at: ending ? at : null,
    });
  if (form.items) {
    const to = wanted(store, item, form.items);
    const isOtherPeriod = to.price.recurring.interval !== item.price.recurring.interval;
    const isTrial = subscription.status === 'trialing';
    const lines = isTrial || form.proration_behavior === 'none' ? [] : prorations(item, to, at);
    for (const line of isOtherPeriod ? lines.filter(({ amount }) => amount < 0) : lines)
      store.insert('invoiceitem', 'ii', { ...line, customer: customer.id, subscription: id, invoice: null });
    Object.assign(item, to);
    if (isOtherPeriod && !isTrial) engine.startPeriod(subscription, at, 'subscription_update');
    else if (form.proration_behavior === 'always_invoice' && engine.pendingLines(subscription).length > 0)
      engine.bill(subscription, engine.pendingLines(subscription), 'subscription_update');
  }
  engine.changed(subscription);
  return subscription;
}

export const subscriptionRoutes = [
  [
    'GET',
    '/v1/subscriptions',
    ({ store, form }) =>
      toList(
        '/v1/subscriptions',
        store
          .list('subscription')
          .filter(
            (one) =>
              (!form.customer || one.customer === form.customer) &&
              (form.status === 'all' || (form.status ? one.status === form.status : one.status !== 'canceled')),
          ),
        form,
      ),
  ],
  [
    'POST',
    '/v1/subscriptions',
    ({ store, engine, form }) =>
      createSubscription({ store, engine }, need(store, 'customer', form.customer), {
        ...wanted(store, null, form.items),
        trialDays: toNumber(form.trial_period_days),
        metadata: form.metadata,
      }),
  ],
  ['GET', '/v1/subscriptions/:id', ({ store, id }) => need(store, 'subscription', id)],
  ['POST', '/v1/subscriptions/:id', updateSubscription],
  [
    'DELETE',
    '/v1/subscriptions/:id',
    ({ store, engine, id }) => {
      const subscription = need(store, 'subscription', id);
      engine.end(subscription, engine.nowOf(need(store, 'customer', subscription.customer)));
      return subscription;
    },
  ],
];
