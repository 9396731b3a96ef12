import { withTenant } from '@parley/db/with-tenant';
import { readFacts } from './read-facts.ts';
import { askStripe, canPay } from './stripe-client.ts';

/** Ends what a workspace pays for, at once, before the workspace itself is erased: nobody is charged for what is gone. */
export async function endSubscription(tenantId: string): Promise<void> {
  const row = await withTenant(tenantId, (tx) => tx.subscription.findUnique({ where: { tenantId } }));
  const customerId = row?.customerId;
  if (!customerId || !canPay()) return;
  const { subscription } = await askStripe(() => readFacts(customerId));
  if (!subscription || subscription.state === 'ended') return;
  await askStripe((stripe) => stripe.subscriptions.cancel(subscription.id, { prorate: true }));
}
