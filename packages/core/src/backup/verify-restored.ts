import { findFault } from '../archive/check-archive.ts';
import { forEachTenant } from '../job/for-each-tenant.ts';

export type RestoredVerdict = { tenantId: string; problem: string | null; streamId?: string; version?: number };

/** Recomputes the archive of every workspace where it now lies, in the database and in the store. */
export async function verifyRestored(): Promise<RestoredVerdict[]> {
  const verdicts: RestoredVerdict[] = [];
  await forEachTenant(async (tenantId) => {
    const fault = await findFault(tenantId, () => Promise.resolve());
    verdicts.push(fault ? { tenantId, ...fault } : { tenantId, problem: null });
  });
  return verdicts;
}
