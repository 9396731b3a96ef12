import { deleteForgottenLeases } from '@parley/db/sweep/delete-forgotten-leases';
import { forEachTenant } from './for-each-tenant.ts';

const keepMs = 3_600_000;

/**
 * Removes presence leases of nodes that died with nobody to take over. An expired lease is not shown to anybody, and the
 * living nodes take, and tell of, fresh ones: hence the hour.
 */
export async function sweepPresence(): Promise<void> {
  const before = new Date(Date.now() - keepMs);
  await forEachTenant((tenantId) => deleteForgottenLeases(tenantId, before));
}
