import { enterTenant, systemDb, withSystem } from '@parley/db/with-system';
import { withTenant } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { askStripe } from './stripe-client.ts';

/** The firm as a customer of the payment service, made when it is first about to pay. */
export async function ensureCustomer(actor: Pick<Actor, 'tenantId'>): Promise<string> {
  const { tenantId } = actor;
  const { customerId, name } = await withTenant(tenantId, async (tx) => ({
    customerId: (await tx.subscription.findUnique({ where: { tenantId } }))?.customerId,
    name: (await tx.tenant.findUniqueOrThrow({ where: { tenantId } })).name,
  }));
  if (customerId) return customerId;
  // Two at once, or one again after a crash, get the same customer.
  const made = await askStripe((stripe) =>
    stripe.customers.create({ name, metadata: { tenantId } }, { idempotencyKey: `customer:${tenantId}` }),
  );
  await withSystem(async (tx) => {
    await tx.billingCustomer.createMany({ data: [{ customerId: made.id, tenantId }], skipDuplicates: true });
    await enterTenant(tx, tenantId);
    await tx.subscription.upsert({
      where: { tenantId },
      create: { tenantId, customerId: made.id },
      update: { customerId: made.id },
    });
  });
  return made.id;
}

/** Whose customer this is; null for one that is none of ours. */
export async function findTenantOfCustomer(customerId: string): Promise<string | null> {
  const row = await systemDb().billingCustomer.findUnique({ where: { customerId } });
  return row?.tenantId ?? null;
}
