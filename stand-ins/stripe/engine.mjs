import { discountOf, fullPeriod, prorations, toLine } from './lines.mjs';

const day = 86_400;
/** After a first failure the card is tried again so many days later; then the invoice stays open. */
const retryAfterDays = [3, 5, 7];
const refusingCards = new Set(['4000000000000341', '4000000000000002']);

/** What happens to subscriptions and invoices by themselves: periods begin, cards are charged, or are not. */
export function openEngine(store, webhooks) {
  const nowOf = (customer) => {
    const clock = customer?.test_clock && store.find('test_helpers.test_clock', customer.test_clock);
    return clock ? clock.frozen_time : Math.floor(Date.now() / 1000);
  };
  const emit = (type, object) => webhooks.emit(type, object, nowOf(customerOf(object)));
  const customerOf = (object) => store.find('customer', object.object === 'customer' ? object.id : object.customer);
  const changed = (subscription) => emit('customer.subscription.updated', subscription);

  const declines = (customer) => {
    const card = store.find('payment_method', customer.invoice_settings.default_payment_method);
    return !card || store.state.declining.includes(customer.id) || refusingCards.has(card.number);
  };

  /** Lines become an invoice, which is final at once; credit is used first, then the card. */
  function bill(subscription, lines, reason) {
    const customer = customerOf(subscription);
    const at = nowOf(customer);
    const period = subscription.items.data[0];
    const subtotal = lines.reduce((sum, line) => sum + line.amount, 0);
    const total = subtotal - discountOf(store, subscription, subtotal);
    const starting = customer.balance;
    const due = Math.max(0, total + starting);
    customer.balance = total + starting - due;
    const invoice = store.insert('invoice', 'in', {
      customer: customer.id,
      number: `STAND-IN-${String(store.next('invoice')).padStart(4, '0')}`,
      status: 'open',
      currency: subscription.currency,
      subtotal,
      total,
      amount_due: due,
      amount_paid: 0,
      amount_remaining: due,
      starting_balance: starting,
      ending_balance: customer.balance,
      attempt_count: 0,
      attempted: false,
      next_payment_attempt: null,
      billing_reason: reason,
      collection_method: 'charge_automatically',
      created: at,
      due_date: null,
      discounts: subscription.discounts,
      hosted_invoice_url: null,
      invoice_pdf: null,
      lines: { object: 'list', has_more: false, url: '', data: lines.map((line) => toLine(subscription, line)) },
      parent: {
        type: 'subscription_details',
        quote_details: null,
        subscription_details: { subscription: subscription.id, metadata: subscription.metadata },
      },
      period_start: period.current_period_start,
      period_end: period.current_period_end,
      metadata: {},
      status_transitions: { finalized_at: at, paid_at: null, voided_at: null, marked_uncollectible_at: null },
    });
    invoice.hosted_invoice_url = `${store.address}/pay/${invoice.id}`;
    invoice.invoice_pdf = invoice.hosted_invoice_url;
    subscription.latest_invoice = invoice.id;
    for (const item of store.list('invoiceitem'))
      if (item.subscription === subscription.id && item.invoice === null) item.invoice = invoice.id;
    emit('invoice.created', invoice);
    emit('invoice.finalized', invoice);
    charge(invoice);
    return invoice;
  }

  /** True when it is paid now. */
  function charge(invoice) {
    if (invoice.status !== 'open') return invoice.status === 'paid';
    const customer = customerOf(invoice);
    const subscription = store.find('subscription', invoice.parent.subscription_details.subscription);
    invoice.attempted = true;
    if (invoice.amount_due > 0) invoice.attempt_count += 1;
    if (invoice.amount_due > 0 && declines(customer)) {
      const wait = retryAfterDays[invoice.attempt_count - 1];
      invoice.next_payment_attempt = wait ? nowOf(customer) + wait * day : null;
      emit('invoice.payment_failed', invoice);
      if (subscription.status === 'active' || subscription.status === 'trialing') {
        subscription.status = 'past_due';
        changed(subscription);
      }
      return false;
    }
    Object.assign(invoice, { status: 'paid', amount_paid: invoice.amount_due, amount_remaining: 0, next_payment_attempt: null });
    invoice.status_transitions.paid_at = nowOf(customer);
    emit('invoice.paid', invoice);
    emit('invoice.payment_succeeded', invoice);
    const owes = store
      .list('invoice')
      .some((other) => other.status === 'open' && other.parent.subscription_details.subscription === subscription.id);
    if (!owes && ['past_due', 'incomplete', 'unpaid'].includes(subscription.status)) {
      subscription.status = 'active';
      changed(subscription);
    }
    return true;
  }

  const pendingLines = (subscription) =>
    store.list('invoiceitem').filter((item) => item.subscription === subscription.id && item.invoice === null);

  /** A period from `start` on, with what was pending. */
  function startPeriod(subscription, start, reason) {
    const item = subscription.items.data[0];
    Object.assign(item, { current_period_start: start, current_period_end: addPeriod(start, item.price.recurring.interval) });
    return bill(subscription, [...pendingLines(subscription), fullPeriod(item)], reason);
  }

  function end(subscription, at) {
    Object.assign(subscription, { status: 'canceled', ended_at: at, canceled_at: subscription.canceled_at ?? at });
    for (const invoice of store.list('invoice'))
      if (invoice.status === 'open' && invoice.parent.subscription_details.subscription === subscription.id)
        invoice.next_payment_attempt = null;
    emit('customer.subscription.deleted', subscription);
  }

  /** The next thing that falls due for a customer, with its time. */
  function nextDue(customer) {
    const due = [];
    for (const subscription of store.list('subscription')) {
      if (subscription.customer !== customer.id || !['active', 'trialing', 'past_due'].includes(subscription.status)) continue;
      const item = subscription.items.data[0];
      const at = item.current_period_end;
      if (subscription.cancel_at_period_end) due.push({ at, run: () => end(subscription, at) });
      else if (subscription.status === 'trialing') due.push({ at, run: () => endTrial(subscription, at) });
      else due.push({ at, run: () => (startPeriod(subscription, at, 'subscription_cycle'), changed(subscription)) });
    }
    for (const invoice of store.list('invoice'))
      if (invoice.customer === customer.id && invoice.status === 'open' && invoice.next_payment_attempt)
        due.push({ at: invoice.next_payment_attempt, run: () => charge(invoice) });
    return due.toSorted((a, b) => a.at - b.at)[0];
  }

  function endTrial(subscription, at) {
    subscription.status = 'active';
    startPeriod(subscription, at, 'subscription_cycle');
    changed(subscription);
  }

  /** Lets everything happen that has fallen due, in the order of time. A test clock stands at each in turn. */
  function catchUp(customer, to = nowOf(customer)) {
    const clock = customer.test_clock && store.find('test_helpers.test_clock', customer.test_clock);
    for (let next = nextDue(customer); next && next.at <= to; next = nextDue(customer)) {
      if (clock) clock.frozen_time = Math.max(clock.frozen_time, next.at);
      next.run();
    }
    if (clock) clock.frozen_time = to;
    store.save();
  }

  return { nowOf, emit, changed, bill, charge, startPeriod, end, catchUp, pendingLines, prorations, declines };
}

/** The same day of the next month or year, or its last day. */
export function addPeriod(seconds, interval) {
  const from = new Date(seconds * 1000);
  const to = new Date(from);
  to.setUTCDate(1);
  to.setUTCMonth(to.getUTCMonth() + (interval === 'year' ? 12 : 1));
  const last = new Date(Date.UTC(to.getUTCFullYear(), to.getUTCMonth() + 1, 0)).getUTCDate();
  to.setUTCDate(Math.min(from.getUTCDate(), last));
  return Math.floor(to.getTime() / 1000);
}
