import { withTenant } from '@parley/db/with-tenant';
import { forEachTenant } from '../job/for-each-tenant.ts';
import { creditIdleSeats } from './credit-idle-seats.ts';
import { canPay } from './stripe-client.ts';
import { syncSubscription } from './sync-subscription.ts';

/** Every night: finds what no message told us of and mends it, and credits the seats that nobody used. */
export async function reconcileBilling(): Promise<void> {
  if (!canPay()) return;
  await forEachTenant(async (tenantId) => {
    const row = await withTenant(tenantId, (tx) => tx.subscription.findUnique({ where: { tenantId } }));
    if (!row?.customerId) return;
    const stood = await syncSubscription(tenantId, { because: 'reconciliation' });
    if (stood) await creditIdleSeats(tenantId, row.customerId, stood);
  });
}
