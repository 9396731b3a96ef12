import type { Standing } from '@parley/contract/billing-view';
import { withTenant } from '@parley/db/with-tenant';
import { readOnlyRefusal } from '../app-error.ts';
import { onePerProcess } from '../one-per-process.ts';

/** Who may write is asked again seldom, for the guard of the log holds at once; who has just paid does not wait. */
const knownForMs = { writable: 30_000, readOnly: 2_000 };
const knownMax = 5_000;
const known = onePerProcess('standing', () => new Map<string, { standing: Standing; at: number }>());

/**
 * Refuses with PLAN_LIMIT in a workspace that is read-only. Remembered for a moment, because every message asks; the log's
 * own guard holds without a moment's delay.
 */
export async function requireWritable(tenantId: string): Promise<void> {
  if ((await standingOf(tenantId)) === 'readOnly') throw readOnlyRefusal();
}

async function standingOf(tenantId: string): Promise<Standing> {
  const found = known.get(tenantId);
  if (found && performance.now() - found.at < knownForMs[found.standing === 'readOnly' ? 'readOnly' : 'writable'])
    return found.standing;
  const row = await withTenant(tenantId, (tx) => tx.subscription.findUnique({ where: { tenantId }, select: { standing: true } }));
  if (known.size >= knownMax) known.clear();
  const standing = (row?.standing ?? 'active') as Standing;
  known.set(tenantId, { standing, at: performance.now() });
  return standing;
}

/** It has just been written: this process asks again at once. */
export const forgetStanding = (tenantId: string): void => void known.delete(tenantId);
