import { billingPeriods, currency, paidPlanNames, seatPrice, type BillingPeriod, type PaidPlanName } from '@parley/contract/plans';
import type Stripe from 'stripe';
import { idOf, stripe } from './stripe-client.ts';

const productId = (plan: PaidPlanName) => `parley_${plan}`;
const names: Record<PaidPlanName, string> = { team: 'Parley Team', business: 'Parley Business' };

/** The amount is part of the key: another amount in the table of plans is another price, and who pays the old one keeps it. */
const lookupKey = (plan: PaidPlanName, period: BillingPeriod) => `parley_${plan}_${period}_${currency}_${seatPrice(plan, period)}`;

/** The price at Stripe of a plan of ours; made there when it is asked for first, so that there is one table and it is ours. */
export async function findPrice(plan: PaidPlanName, period: BillingPeriod): Promise<string> {
  const key = lookupKey(plan, period);
  const { data } = await stripe().prices.list({ lookup_keys: [key], limit: 1 });
  if (data[0]) return data[0].id;
  await ensureProduct(plan);
  const price = await stripe().prices.create(
    {
      product: productId(plan),
      nickname: names[plan],
      currency,
      unit_amount: seatPrice(plan, period),
      recurring: { interval: period },
      lookup_key: key,
    },
    { idempotencyKey: key },
  );
  return price.id;
}

async function ensureProduct(plan: PaidPlanName): Promise<void> {
  const id = productId(plan);
  const exists = await stripe()
    .products.retrieve(id)
    .then(
      () => true,
      (error: Stripe.errors.StripeError) => {
        if (error.code === 'resource_missing') return false;
        throw error;
      },
    );
  if (!exists) await stripe().products.create({ id, name: names[plan] }, { idempotencyKey: `product:${id}` });
}

/** Which plan a price of Stripe's is; null for one that is none of ours. */
export function planOf(price: Stripe.Price): { plan: PaidPlanName; period: BillingPeriod } | null {
  const plan = planOfProduct(idOf(price.product));
  const period = billingPeriods.find((one) => one === price.recurring?.interval);
  return plan && period ? { plan, period } : null;
}

export const planOfProduct = (id: string | null): PaidPlanName | null =>
  paidPlanNames.find((name) => productId(name) === id) ?? null;
