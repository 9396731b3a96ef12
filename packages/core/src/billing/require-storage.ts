import { storageBytes } from '@parley/contract/plans';
import { countSeats, storedBytes } from '@parley/db/billing/seats';
import { withTenant } from '@parley/db/with-tenant';
import { AppError } from '../app-error.ts';
import { readSeatLimit } from './require-seats.ts';
import { requireWritable } from './require-writable.ts';

/**
 * Refuses with PLAN_LIMIT when the plan has no room for a file of this size. Uploads that run at once may go over by
 * themselves: room is a matter of price, not of safety.
 */
export async function requireStorage(tenantId: string, bytes: number): Promise<void> {
  await requireWritable(tenantId);
  const { plan, used, seats } = await withTenant(tenantId, async (tx) => ({
    plan: (await readSeatLimit(tx, tenantId)).plan,
    used: await storedBytes(tx),
    seats: (await countSeats(tx)).used,
  }));
  if (used + bytes <= storageBytes(plan, seats)) return;
  throw new AppError('PLAN_LIMIT', {
    message: 'The workspace has no room for this file. An admin can choose a larger plan under Administration, Billing.',
    rule: `storage-of-the-${plan}-plan`,
  });
}
