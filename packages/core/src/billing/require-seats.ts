import { plans, type PlanName } from '@parley/contract/plans';
import { countSeats } from '@parley/db/billing/seats';
import type { TenantTx } from '@parley/db/with-tenant';
import { AppError } from '../app-error.ts';
import { enqueueJob } from '../job/enqueue-job.ts';

type Tx = Pick<TenantTx, '$queryRaw' | 'subscription'>;

/**
 * Refuses with PLAN_LIMIT when the plan has no room for so many more. The caller holds the lock of the tenant's stream, so
 * that two who fill the last seat come one after the other.
 */
export async function requireSeats(tx: Tx, tenantId: string, adding: number): Promise<void> {
  if (adding === 0) return;
  const { plan, limit } = await readSeatLimit(tx, tenantId);
  const { used, invited } = await countSeats(tx);
  if (used + invited + adding <= limit) return;
  const free = Math.max(0, limit - used - invited);
  throw new AppError('PLAN_LIMIT', {
    message:
      free === 0
        ? `All ${limit} seats of the plan are taken. Deactivate somebody, withdraw an invitation, or choose a larger plan under Billing.`
        : `The plan has ${free} of its ${limit} seats left. Invite fewer people, or choose a larger plan under Billing.`,
    rule: `seats-of-the-${plan}-plan`,
  });
}

/** The same for somebody who joins by an invitation, which held the seat until this moment. They are told no numbers. */
export async function requireSeatToJoin(tx: Tx, tenantId: string): Promise<void> {
  const { plan, limit } = await readSeatLimit(tx, tenantId);
  const { used } = await countSeats(tx);
  if (used < limit) return;
  throw new AppError('PLAN_LIMIT', {
    message: 'There is no free seat in this workspace just now. Ask the person who invited you; your invitation stays open.',
    rule: `seats-of-the-${plan}-plan`,
  });
}

export async function readSeatLimit(tx: Tx, tenantId: string): Promise<{ plan: PlanName; limit: number }> {
  const row = await tx.subscription.findUnique({ where: { tenantId }, select: { plan: true, seatLimit: true } });
  const plan = (row?.plan ?? 'free') as PlanName;
  return { plan, limit: row?.seatLimit ?? plans[plan].seats };
}

/** Seats follow members: what is paid for is brought in line once the caller's transaction has been committed. */
export async function seatsHaveChanged(tx: Parameters<typeof enqueueJob>[0] & Tx, tenantId: string): Promise<void> {
  const row = await tx.subscription.findUnique({ where: { tenantId }, select: { customerId: true } });
  if (row?.customerId) await enqueueJob(tx, { name: 'billing.sync', payload: {}, key: `billing.sync:${tenantId}` });
}
