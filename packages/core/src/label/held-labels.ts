import type { BannerView, LabelColor } from '@parley/contract/label';
import { withTenant, type TenantTx } from '@parley/db/with-tenant';
import type { RankedLabel } from '../policy/decide-label.ts';
import { rememberByTenant } from '../remember-by-tenant.ts';

export type HeldLabel = RankedLabel & { color: LabelColor; meaning: string; isRetired: boolean };
export type HeldLabels = { labels: readonly HeldLabel[]; banner: BannerView | null };

/** The firm's labels, lowest first, the retired ones too; and its banner. Which channel carries which is never held. */
const read = (tenantId: string): Promise<HeldLabels> =>
  withTenant(tenantId, async (tx) => ({ labels: await readLabels(tx), banner: await readBanner(tx, tenantId) }));
const held = rememberByTenant(read, { name: 'labels' });
export const heldLabels: (tenantId: string) => Promise<HeldLabels> = held.get;

/** They have been changed: this process asks again at once. */
export const forgetLabels = held.forget;

/** As they stand within a transaction. */
export async function readLabels(tx: Pick<TenantTx, 'label'>): Promise<HeldLabel[]> {
  const rows = await tx.label.findMany({ orderBy: [{ rank: 'asc' }, { id: 'asc' }] });
  return rows.map(({ id, name, rank, stays, closedToGuests, color, meaning, retiredAt }) => ({
    ...{ id, name, rank, stays, closedToGuests, meaning, isRetired: retiredAt !== null },
    color: color as LabelColor,
  }));
}

export async function readBanner(tx: Pick<TenantTx, 'banner'>, tenantId: string): Promise<BannerView | null> {
  const row = await tx.banner.findUnique({ where: { tenantId } });
  if (!row) return null;
  const { text, color, isDismissible, setAt } = row;
  return { text, color: color as LabelColor, isDismissible, setAt: setAt.toISOString() };
}
