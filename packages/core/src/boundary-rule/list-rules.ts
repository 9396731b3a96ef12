import type { BoundaryRuleView } from '@parley/contract/boundary-rule';
import { limits } from '@parley/contract/limits';
import { withTenant } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { requireAllowed } from '../policy/decide.ts';
import { toRuleViews } from './to-rule-view.ts';

/** All rules of the firm, those that are off too, by name. There are at most fifty. */
export async function listRules(actor: Actor): Promise<{ items: BoundaryRuleView[]; max: number }> {
  requireAllowed(actor, 'rules.manage', null);
  const items = await withTenant(actor.tenantId, async (tx) => {
    const rows = await tx.boundaryRule.findMany({ orderBy: [{ name: 'asc' }, { id: 'asc' }], take: limits.boundaryRules });
    return toRuleViews(tx, actor, rows);
  });
  return { items, max: limits.boundaryRules };
}
