import { Refusal } from './answers.mjs';
import { applyCode, findCode } from './api/catalogue.mjs';
import { addCard } from './api/customers.mjs';
import { createSubscription } from './api/subscriptions.mjs';
import { checkoutPage, donePage, invoicePage, portalPage } from './views.mjs';

const html = (body, status = 200) => ({ status, type: 'text/html; charset=utf-8', body });
const redirect = (to) => ({ status: 303, body: '', headers: { location: to } });

/** What a customer sees in the browser: Checkout, the portal and an invoice. Whoever has the address may use it, as at Stripe. */
export function showPage(parts, { method, url, form }) {
  const [, page, id] = url.pathname.split('/');
  const isPost = method === 'POST';
  const session = parts.store.find(page === 'checkout' ? 'checkout.session' : 'billing_portal.session', id);
  if (page === 'checkout' && session) return isPost ? pay(parts, session, form) : checkout(parts, session);
  if (page === 'portal' && session) return isPost ? manage(parts, session, form) : portal(parts, session);
  const invoice = page === 'pay' ? parts.store.find('invoice', id) : undefined;
  if (!invoice) return html(donePage('There is nothing at this address.'), 404);
  const isRefused = isPost && !parts.engine.charge(invoice);
  parts.store.save();
  return html(invoicePage(invoice, isRefused ? 'The card was declined. Put in another one in the portal.' : ''));
}

function checkout({ store }, session, complaint = '') {
  if (session.status !== 'open') return html(donePage('This checkout is complete.'));
  return html(checkoutPage({ session, price: store.find('price', session.line.price), complaint }));
}

/** Card, tax id and code are taken, then the subscription begins; a declined card leaves everything as it was. */
function pay(parts, session, form) {
  const { store, engine } = parts;
  if (session.status !== 'open') return redirect(session.success_url.replace('{CHECKOUT_SESSION_ID}', session.id));
  const number = (form.card ?? '').replaceAll(/\D/g, '');
  const code = (form.code ?? '').trim();
  const promotion = code ? findCode(store, code) : undefined;
  if (number.length < 13 || number === '4000000000000002')
    return checkout(parts, session, 'The card was declined. Try another one.');
  if (code && !promotion) return checkout(parts, session, `There is no code ${code}.`);
  const customer = store.find('customer', session.customer);
  addCard(store, customer, number);
  if (form.tax_id) setTaxId(store, customer, form.tax_id);
  try {
    const subscription = createSubscription(parts, customer, {
      price: store.find('price', session.line.price),
      quantity: session.line.quantity,
      trialDays: session.trial_days,
      metadata: session.subscription_metadata,
      prepare: (made) => promotion && applyCode(store, made, promotion),
    });
    Object.assign(session, { status: 'complete', payment_status: 'paid', subscription: subscription.id });
    engine.emit('checkout.session.completed', session);
    store.save();
    return redirect(session.success_url.replace('{CHECKOUT_SESSION_ID}', session.id));
  } catch (error) {
    if (error instanceof Refusal) return checkout(parts, session, 'The card was declined. Try another one.');
    throw error;
  }
}

function portal({ store }, session, complaint = '') {
  const customer = store.find('customer', session.customer);
  const mine = (kind) => store.list(kind).filter((one) => one.customer === customer.id);
  const subscription = mine('subscription').findLast(({ status }) => status !== 'canceled');
  const card = store.find('payment_method', customer.invoice_settings.default_payment_method);
  return html(
    portalPage({ session, subscription, card, taxId: mine('tax_id').at(-1), invoices: mine('invoice').toReversed(), complaint }),
  );
}

function manage(parts, session, form) {
  const { store, engine } = parts;
  const customer = store.find('customer', session.customer);
  const subscription = store.list('subscription').findLast((one) => one.customer === customer.id && one.status !== 'canceled');
  const number = (form.card ?? '').replaceAll(/\D/g, '');
  let complaint = '';
  if (form.act === 'card' && (number.length < 13 || number === '4000000000000002'))
    complaint = 'The card was declined. Try another one.';
  else if (form.act === 'card') {
    addCard(store, customer, number);
    engine.emit('customer.updated', customer);
    // As in the portal: a new card is tried at once on what is owed.
    for (const invoice of store.list('invoice'))
      if (invoice.customer === customer.id && invoice.status === 'open' && !engine.charge(invoice))
        complaint = 'The card was declined.';
  }
  if (form.act === 'tax' && form.tax_id) {
    setTaxId(store, customer, form.tax_id);
    engine.emit('customer.updated', customer);
  }
  if ((form.act === 'cancel' || form.act === 'renew') && subscription) {
    const isEnding = form.act === 'cancel';
    const end = subscription.items.data[0].current_period_end;
    Object.assign(subscription, { cancel_at_period_end: isEnding, cancel_at: isEnding ? end : null });
    engine.changed(subscription);
  }
  store.save();
  return complaint ? portal(parts, session, complaint) : redirect(`/portal/${session.id}`);
}

function setTaxId(store, customer, value) {
  for (const old of store.list('tax_id').filter((one) => one.customer === customer.id)) store.remove('tax_id', old.id);
  store.insert('tax_id', 'txi', { customer: customer.id, type: 'eu_vat', value: value.trim().slice(0, 40), country: null });
}
