import { badRequest } from '../answers.mjs';
import { toFlag, toNumber } from '../form.mjs';
import { need } from './customers.mjs';

const now = () => Math.floor(Date.now() / 1000);

/** Checkout and the portal: the pages that a customer is sent to. */
export const sessionRoutes = [
  [
    'POST',
    '/v1/checkout/sessions',
    ({ store, form }) => {
      const line = form.line_items?.[0];
      if (form.mode !== 'subscription' || !line) throw badRequest('This stand-in knows subscriptions only.', 'mode');
      const customer = need(store, 'customer', form.customer);
      const session = store.insert('checkout.session', 'cs_test', {
        mode: 'subscription',
        status: 'open',
        payment_status: 'unpaid',
        customer: customer.id,
        subscription: null,
        client_reference_id: form.client_reference_id ?? null,
        metadata: form.metadata ?? {},
        success_url: form.success_url,
        cancel_url: form.cancel_url ?? form.success_url,
        allow_promotion_codes: toFlag(form.allow_promotion_codes) ?? false,
        tax_id_collection: { enabled: toFlag(form.tax_id_collection?.enabled) ?? false },
        line: { price: need(store, 'price', line.price).id, quantity: toNumber(line.quantity) ?? 1 },
        trial_days: toNumber(form.subscription_data?.trial_period_days) ?? 0,
        subscription_metadata: form.subscription_data?.metadata ?? {},
        created: now(),
        expires_at: now() + 86_400,
      });
      session.url = `${store.address}/checkout/${session.id}`;
      return session;
    },
  ],
  ['GET', '/v1/checkout/sessions/:id', ({ store, id }) => need(store, 'checkout.session', id)],
  [
    'POST',
    '/v1/billing_portal/sessions',
    ({ store, form }) => {
      const customer = need(store, 'customer', form.customer);
      const session = store.insert('billing_portal.session', 'bps', {
        customer: customer.id,
        return_url: form.return_url,
        created: now(),
      });
      session.url = `${store.address}/portal/${session.id}`;
      return session;
    },
  ],
];
