/** What Stripe would refuse, in its own shape. */
export class Refusal extends Error {
  constructor(status, type, message, extra = {}) {
    super(message);
    this.status = status;
    this.body = { error: { type, message, ...extra } };
  }
}
export const noSuch = (kind, id) =>
  new Refusal(404, 'invalid_request_error', `No such ${kind}: '${id}'`, { code: 'resource_missing', param: 'id' });
export const badRequest = (message, param) => new Refusal(400, 'invalid_request_error', message, param ? { param } : {});
export const declined = () =>
  new Refusal(402, 'card_error', 'Your card was declined.', { code: 'card_declined', decline_code: 'generic_decline' });

/** The newest first, a page at a time. */
export function toList(url, objects, { limit = '10', starting_after: after, ending_before: before } = {}) {
  const count = Math.min(100, Math.max(1, Number(limit) || 10));
  const newest = objects.toReversed();
  const from = after ? newest.findIndex(({ id }) => id === after) + 1 : 0;
  const to = before ? newest.findIndex(({ id }) => id === before) : newest.length;
  const window = before ? newest.slice(Math.max(0, to - count), to) : newest.slice(from, from + count);
  return { object: 'list', url, has_more: before ? to > count : from + count < newest.length, data: window };
}

const kinds = {
  customer: 'customer',
  subscription: 'subscription',
  latest_invoice: 'invoice',
  default_payment_method: 'payment_method',
  product: 'product',
  test_clock: 'test_helpers.test_clock',
  invoice: 'invoice',
  coupon: 'coupon',
  promotion_code: 'promotion_code',
  discounts: 'discount',
};

/** A copy in which the named references are the things themselves: `data.latest_invoice`, `discounts`. */
export function expand(store, answer, paths) {
  const copy = structuredClone(answer);
  for (const path of Array.isArray(paths) ? paths : []) follow(store, copy, String(path).split('.'));
  return copy;
}

function follow(store, value, [key, ...rest]) {
  if (Array.isArray(value)) return value.forEach((one) => follow(store, one, [key, ...rest]));
  if (value === null || typeof value !== 'object' || !(key in value)) return undefined;
  const resolve = (given) =>
    typeof given === 'string' && kinds[key] ? structuredClone(store.find(kinds[key], given) ?? given) : given;
  value[key] = Array.isArray(value[key]) ? value[key].map(resolve) : resolve(value[key]);
  return rest.length > 0 ? follow(store, value[key], rest) : undefined;
}
