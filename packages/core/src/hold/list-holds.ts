import type { HoldView } from '@parley/contract/hold-view';
import { limits } from '@parley/contract/limits';
import { withTenant, type TenantTx } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { AppError } from '../app-error.ts';
import { withoutSecretCases } from '../oversight-case/silenced.ts';
import { requireAllowed } from '../policy/decide.ts';
import { toHoldViews } from './to-hold-view.ts';

/** Those that stand, or those that were released, the latest placed first. */
export async function listHolds(
  actor: Actor,
  input: { isReleased: boolean; cursor?: string | null | undefined },
): Promise<{ items: HoldView[]; nextCursor: string | null }> {
  requireAllowed(actor, 'archive.manage', null);
  return withTenant(actor.tenantId, async (tx) => {
    const rows = await tx.hold.findMany({
      where: {
        ...(await withoutSecretCases(tx, actor)),
        releasedAt: input.isReleased ? { not: null } : null,
        ...(input.cursor ? { id: { lt: input.cursor } } : {}),
      },
      orderBy: { id: 'desc' },
      take: limits.holdsPerPage + 1,
    });
    const items = await toHoldViews(tx, actor, rows.slice(0, limits.holdsPerPage));
    return { items, nextCursor: rows.length > limits.holdsPerPage ? (items.at(-1)?.id ?? null) : null };
  });
}

export const countHolds = (tx: Pick<TenantTx, 'hold'>): Promise<number> => tx.hold.count({ where: { releasedAt: null } });

/** Whoever asks for the end of a firm has to release its holds first. */
export async function requireNoHolds(tx: Pick<TenantTx, 'hold'>): Promise<void> {
  if ((await countHolds(tx)) > 0)
    throw new AppError('CONFLICT', {
      message:
        'A legal hold stands, and what it keeps must not be erased. Release all holds first: Administration, Archive, Holds.',
      rule: 'held',
    });
}
