import type { BarrierView } from '@parley/contract/barrier';
import { limits } from '@parley/contract/limits';
import { withTenant } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { requireAllowed } from '../policy/decide.ts';
import { toBarrierViews } from './to-barrier-view.ts';

/** All barriers of the firm, those that are off too, by name. There are at most fifty. */
export async function listBarriers(actor: Actor): Promise<{ items: BarrierView[]; max: number }> {
  requireAllowed(actor, 'rules.manage', null);
  const items = await withTenant(actor.tenantId, async (tx) => {
    const rows = await tx.barrier.findMany({ orderBy: [{ name: 'asc' }, { id: 'asc' }], take: limits.barriers });
    return toBarrierViews(tx, rows);
  });
  return { items, max: limits.barriers };
}
