import { badRequest, toList } from '../answers.mjs';
import { toNumber } from '../form.mjs';
import { need } from './customers.mjs';

const now = () => Math.floor(Date.now() / 1000);

/** The code that anybody may enter at Checkout. */
export function seedCoupon(store) {
  if (store.find('coupon', 'harbour20')) return;
  store.insert('coupon', 'co', {
    id: 'harbour20',
    name: 'Harbour',
    percent_off: 20,
    amount_off: null,
    duration: 'forever',
    valid: true,
  });
  store.insert('promotion_code', 'promo', { code: 'HARBOUR20', active: true, promotion: { type: 'coupon', coupon: 'harbour20' } });
}

export const findCode = (store, code) =>
  store.list('promotion_code').find((one) => one.active && one.code === code.trim().toUpperCase());

export function applyCode(store, subscription, promotion) {
  const discount = store.insert('discount', 'di', {
    source: { type: 'coupon', coupon: promotion.promotion.coupon },
    promotion_code: promotion.id,
    customer: subscription.customer,
    subscription: subscription.id,
    start: now(),
    end: null,
  });
  subscription.discounts = [discount.id];
}

export const catalogueRoutes = [
  [
    'POST',
    '/v1/products',
    ({ store, form }) => {
      if (form.id && store.find('product', form.id)) throw badRequest('Product already exists.', 'id');
      const fields = { name: form.name, active: true, metadata: form.metadata ?? {}, created: now() };
      return store.insert('product', 'prod', form.id ? { id: form.id, ...fields } : fields);
    },
  ],
  ['GET', '/v1/products/:id', ({ store, id }) => need(store, 'product', id)],
  [
    'POST',
    '/v1/prices',
    ({ store, form }) => {
      const product = need(store, 'product', form.product);
      const taken = form.lookup_key && store.list('price').find((price) => price.lookup_key === form.lookup_key);
      if (taken && form.transfer_lookup_key !== 'true')
        throw badRequest(`A price already uses that lookup key: ${form.lookup_key}`, 'lookup_key');
      if (taken) taken.lookup_key = null;
      return store.insert('price', 'price', {
        product: product.id,
        nickname: form.nickname ?? product.name,
        lookup_key: form.lookup_key ?? null,
        currency: form.currency,
        unit_amount: toNumber(form.unit_amount),
        recurring: { interval: form.recurring?.interval ?? 'month', interval_count: 1, usage_type: 'licensed' },
        type: 'recurring',
        active: true,
        metadata: form.metadata ?? {},
        created: now(),
      });
    },
  ],
  [
    'GET',
    '/v1/prices',
    ({ store, form }) =>
      toList(
        '/v1/prices',
        store.list('price').filter((price) => price.active && (!form.lookup_keys || form.lookup_keys.includes(price.lookup_key))),
        form,
      ),
  ],
  ['GET', '/v1/prices/:id', ({ store, id }) => need(store, 'price', id)],
  ['GET', '/v1/coupons/:id', ({ store, id }) => need(store, 'coupon', id)],
];
