import { badRequest, declined, toList } from '../answers.mjs';
import { addPeriod } from '../engine.mjs';
import { discountOf, fullPeriod, prorations, toLine } from '../lines.mjs';
import { need } from './customers.mjs';
import { wanted } from './subscriptions.mjs';

/** The bill that would come: nothing is kept of it. */
function preview({ store, engine, form }) {
  const details = form.subscription_details ?? {};
  const subscription = form.subscription ? need(store, 'subscription', form.subscription) : null;
  const customer = need(store, 'customer', form.customer ?? subscription?.customer);
  const at = engine.nowOf(customer);
  const item = subscription?.items.data[0];
  const to = wanted(store, item, details.items);
  if (!to.price) throw badRequest('Nothing to preview upcoming invoices with.');
  const isTrial = subscription?.status === 'trialing';
  const isOtherPeriod = item && to.price.recurring.interval !== item.price.recurring.interval;
  const changes = item && !isTrial ? prorations(item, to, at) : [];
  const pending = [
    ...(subscription ? engine.pendingLines(subscription) : []),
    ...(isOtherPeriod ? changes.filter(({ amount }) => amount < 0) : changes),
  ];
  const startsNow = !item || (isOtherPeriod && !isTrial);
  const isAtOnce = details.proration_behavior === 'always_invoice' && !startsNow && !isTrial && changes.length > 0;
  const start = startsNow ? at : item.current_period_end;
  const next = { ...to, current_period_start: start, current_period_end: addPeriod(start, to.price.recurring.interval) };
  const lines = isAtOnce ? pending : [...pending, fullPeriod(next)];
  const subtotal = lines.reduce((sum, line) => sum + line.amount, 0);
  const total = subtotal - discountOf(store, subscription ?? {}, subtotal);
  return {
    id: 'upcoming_in_stand_in',
    object: 'invoice',
    livemode: false,
    customer: customer.id,
    currency: to.price.currency,
    status: 'draft',
    subtotal,
    total,
    starting_balance: customer.balance,
    amount_due: Math.max(0, total + customer.balance),
    created: isAtOnce || startsNow ? at : start,
    next_payment_attempt: isAtOnce || startsNow ? at : start,
    period_start: next.current_period_start,
    period_end: next.current_period_end,
    lines: { object: 'list', has_more: false, url: '', data: lines.map((line) => toLine(subscription ?? {}, line)) },
  };
}

export const invoiceRoutes = [
  ['POST', '/v1/invoices/create_preview', preview],
  [
    'GET',
    '/v1/invoices',
    ({ store, form }) =>
      toList(
        '/v1/invoices',
        store
          .list('invoice')
          .filter(
            (one) =>
              (!form.customer || one.customer === form.customer) &&
              (!form.status || one.status === form.status) &&
              (!form.subscription || one.parent.subscription_details.subscription === form.subscription),
          ),
        form,
      ),
  ],
  ['GET', '/v1/invoices/:id', ({ store, id }) => need(store, 'invoice', id)],
  [
    'POST',
    '/v1/invoices/:id/pay',
    ({ store, engine, id }) => {
      const invoice = need(store, 'invoice', id);
      if (invoice.status === 'paid') throw badRequest('Invoice is already paid.');
      if (!engine.charge(invoice)) throw declined();
      return invoice;
    },
  ],
  [
    'POST',
    '/v1/invoices/:id/void',
    ({ store, engine, id }) => {
      const invoice = need(store, 'invoice', id);
      invoice.status = 'void';
      engine.emit('invoice.voided', invoice);
      return invoice;
    },
  ],
];
