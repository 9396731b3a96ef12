import { badRequest, noSuch, toList } from '../answers.mjs';
import { toNumber } from '../form.mjs';

export const need = (store, kind, id) => store.find(kind, id) ?? fail(kind, id);
function fail(kind, id) {
  throw noSuch(kind, id);
}

/** A card, by its number or by one of Stripe's names for test cards. */
export function addCard(store, customer, number) {
  const digits = { pm_card_visa: '4242424242424242', pm_card_chargeCustomerFail: '4000000000000341' }[number] ?? number;
  const card = store.insert('payment_method', 'pm', {
    type: 'card',
    customer: customer.id,
    number: digits,
    card: { brand: digits.startsWith('5') ? 'mastercard' : 'visa', last4: digits.slice(-4), exp_month: 12, exp_year: 2034 },
  });
  customer.invoice_settings.default_payment_method = card.id;
  return card;
}

const toBalance = (store, customer, { amount, description, metadata }) =>
  store.insert('customer_balance_transaction', 'cbtxn', {
    customer: customer.id,
    amount,
    currency: 'eur',
    description,
    metadata,
    type: 'adjustment',
    ending_balance: customer.balance,
    created: Math.floor(Date.now() / 1000),
  });

export const customerRoutes = [
  [
    'POST',
    '/v1/customers',
    ({ store, engine, form }) => {
      const customer = store.insert('customer', 'cus', {
        name: form.name ?? null,
        email: form.email ?? null,
        metadata: form.metadata ?? {},
        balance: 0,
        currency: 'eur',
        created: Math.floor(Date.now() / 1000),
        invoice_settings: { default_payment_method: null },
        test_clock: form.test_clock ?? null,
      });
      engine.emit('customer.created', customer);
      return customer;
    },
  ],
  ['GET', '/v1/customers', ({ store, form }) => toList('/v1/customers', store.list('customer'), form)],
  ['GET', '/v1/customers/:id', ({ store, id }) => need(store, 'customer', id)],
  [
    'POST',
    '/v1/customers/:id',
    ({ store, engine, form, id }) => {
      const customer = need(store, 'customer', id);
      for (const field of ['name', 'email', 'metadata']) if (form[field] !== undefined) customer[field] = form[field];
      engine.emit('customer.updated', customer);
      return customer;
    },
  ],
  [
    'GET',
    '/v1/customers/:id/tax_ids',
    ({ store, form, id }) =>
      toList(
        `/v1/customers/${id}/tax_ids`,
        store.list('tax_id').filter(({ customer }) => customer === id),
        form,
      ),
  ],
  [
    'POST',
    '/v1/customers/:id/balance_transactions',
    ({ store, engine, form, id }) => {
      const customer = need(store, 'customer', id);
      const amount = toNumber(form.amount);
      if (!Number.isInteger(amount)) throw badRequest('Missing required param: amount.', 'amount');
      customer.balance += amount;
      engine.emit('customer.updated', customer);
      return toBalance(store, customer, { amount, description: form.description ?? null, metadata: form.metadata ?? {} });
    },
  ],
  [
    'GET',
    '/v1/customers/:id/balance_transactions',
    ({ store, form, id }) =>
      toList(
        `/v1/customers/${id}/balance_transactions`,
        store.list('customer_balance_transaction').filter(({ customer }) => customer === id),
        form,
      ),
  ],
  ['POST', '/v1/payment_methods/:id/attach', ({ store, form, id }) => addCard(store, need(store, 'customer', form.customer), id)],
  ['GET', '/v1/payment_methods/:id', ({ store, id }) => need(store, 'payment_method', id)],
];
