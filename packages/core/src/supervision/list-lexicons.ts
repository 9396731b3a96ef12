import { limits } from '@parley/contract/limits';
import type { LexiconView } from '@parley/contract/supervision';
import { withTenant, type TenantTx } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { requireAllowed } from '../policy/decide.ts';
import type { Terms } from './terms.ts';

/** The firm's word lists, by name. */
export async function listLexicons(actor: Actor): Promise<{ items: LexiconView[]; max: number }> {
  requireAllowed(actor, 'rules.manage', null);
  const items = await withTenant(actor.tenantId, async (tx) =>
    toLexiconViews(tx, await tx.lexicon.findMany({ where: { deletedAt: null }, orderBy: [{ name: 'asc' }, { id: 'asc' }] })),
  );
  return { items, max: limits.lexicons };
}

export async function toLexiconViews(
  tx: TenantTx,
  rows: readonly { id: string; name: string; version: number }[],
): Promise<LexiconView[]> {
  const versions = await tx.lexiconVersion.findMany({
    where: { OR: rows.map(({ id, version }) => ({ lexiconId: id, version })) },
  });
  const setters = await tx.member.findMany({
    where: { id: { in: versions.map(({ setBy }) => setBy) } },
    select: { id: true, name: true },
  });
  const inForce = await tx.supervisionPolicyVersion.findMany({ where: { state: 'inForce' }, select: { terms: true } });
  return rows.flatMap(({ id, name, version }) => {
    const known = versions.find(({ lexiconId }) => lexiconId === id);
    if (!known) return [];
    return {
      ...{ id, name, version, phrases: known.phrases, exceptions: known.exceptions },
      usedBy: inForce.filter(({ terms }) => (terms as Terms).lexicons.some((one) => one.id === id)).length,
      setBy: setters.find((member) => member.id === known.setBy)?.name ?? '',
      setAt: known.setAt.toISOString(),
    };
  });
}
