import type { PlanName } from '@parley/contract/plans';
import { appendEvent } from '@parley/db/log/append-event';
import { withTenant } from '@parley/db/with-tenant';

/** Puts a firm on a plan that was agreed outside the payment service: no bill, and as many seats as were agreed. */
export async function agreePlan(tenantId: string, input: { plan: PlanName; seatLimit?: number }): Promise<void> {
  await withTenant(tenantId, async (tx) => {
    const agreed = { plan: input.plan, seatLimit: input.seatLimit ?? null };
    await tx.subscription.upsert({ where: { tenantId }, create: { tenantId, ...agreed }, update: agreed });
    await appendEvent(tx, {
      streamId: tenantId,
      type: 'billing.planAgreed',
      actorId: null,
      subjectId: null,
      payload: JSON.stringify(agreed),
    });
  });
}
