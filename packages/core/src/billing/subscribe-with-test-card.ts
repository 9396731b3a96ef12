import type { BillingPeriod, PaidPlanName } from '@parley/contract/plans';
import { countSeats } from '@parley/db/billing/seats';
import { withTenant } from '@parley/db/with-tenant';
import { ensureCustomer } from './customer.ts';
import { findPrice } from './prices.ts';
import { canPay, isTestMode, stripe } from './stripe-client.ts';
import { syncSubscription } from './sync-subscription.ts';

/** A demo firm pays like any other, with the payment service's own test card. False, and nothing done, where money would move. */
export async function subscribeWithTestCard(
  tenantId: string,
  chosen: { plan: PaidPlanName; period: BillingPeriod },
): Promise<boolean> {
  if (!canPay() || !isTestMode()) return false;
  const { used } = await withTenant(tenantId, (tx) => countSeats(tx));
  const customer = await ensureCustomer({ tenantId });
  const card = await stripe().paymentMethods.attach('pm_card_visa', { customer });
  await stripe().customers.update(customer, { invoice_settings: { default_payment_method: card.id } });
  await stripe().subscriptions.create(
    { customer, items: [{ price: await findPrice(chosen.plan, chosen.period), quantity: used }], metadata: { tenantId } },
    { idempotencyKey: `test-card:${tenantId}` },
  );
  await syncSubscription(tenantId);
  return true;
}
