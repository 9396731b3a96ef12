const named = (price) => price.nickname ?? price.product;
const part = (item, at) => {
  const whole = item.current_period_end - item.current_period_start;
  return whole <= 0 ? 0 : Math.min(1, Math.max(0, (item.current_period_end - at) / whole));
};

export const fullPeriod = ({ price, quantity, current_period_start: start, current_period_end: end }) => ({
  amount: price.unit_amount * quantity,
  description: `${quantity} × ${named(price)}`,
  quantity,
  price,
  proration: false,
  period: { start, end },
});

/** What is left of the old is given back, and what is left of the new is charged, by the second. */
export function prorations(item, to, at) {
  const share = part(item, at);
  const period = { start: at, end: item.current_period_end };
  const line = (sign, { price, quantity }, words) => ({
    amount: sign * Math.round(price.unit_amount * quantity * share),
    description: `${words} ${quantity} × ${named(price)}`,
    quantity,
    price,
    proration: true,
    period,
  });
  const hasChanged = item.price.id !== to.price.id || item.quantity !== to.quantity;
  return hasChanged
    ? [line(-1, item, 'Unused time on'), line(1, to, 'Remaining time on')].filter(({ amount }) => amount !== 0)
    : [];
}

/** What a subscription's coupon takes off. */
export function discountOf(store, subscription, subtotal) {
  const discount = store.find('discount', subscription.discounts?.[0]);
  const coupon = discount && store.find('coupon', discount.source.coupon);
  if (!coupon || subtotal <= 0) return 0;
  return coupon.percent_off ? Math.round((subtotal * coupon.percent_off) / 100) : Math.min(subtotal, coupon.amount_off ?? 0);
}

export function toLine(subscription, { amount, description, quantity, price, proration, period }) {
  const details = { invoice_item: null, proration, proration_details: null, subscription: subscription.id ?? null };
  return {
    id: `il_${Math.random().toString(36).slice(2)}`,
    object: 'line_item',
    livemode: false,
    amount,
    currency: price.currency,
    description,
    quantity,
    period,
    discounts: [],
    metadata: {},
    parent: proration
      ? { type: 'invoice_item_details', invoice_item_details: details, subscription_item_details: null }
      : { type: 'subscription_item_details', invoice_item_details: null, subscription_item_details: details },
    pricing: { type: 'price_details', price_details: { price: price.id, product: price.product }, unit_amount_decimal: null },
  };
}
