import type { TenantTx } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { heldBarriers } from '../barrier/held-barriers.ts';
import { isHidden } from '../barrier/hidden-people.ts';

/**
 * Of what a matter gathers, what its reader has no barrier to: a barrier may have been put up after they were let in. In a channel
 * in which both are, both read what was said, as they do there; by the matter alone nobody reads whom a barrier hides from them.
 */
export async function withoutBarred<Row extends { channel_id: string; author_id: string }>(
  tx: TenantTx,
  actor: Actor,
  rows: Row[],
): Promise<Row[]> {
  const { barriers } = await heldBarriers(actor.tenantId, tx);
  const barred = rows.filter(({ author_id }) => isHidden(barriers, actor.memberId, author_id));
  if (barred.length === 0) return rows;
  const foreign = new Set(await notTheirs(tx, actor, [...new Set(barred.map((row) => row.channel_id))]));
  return rows.filter((row) => !barred.includes(row) || !foreign.has(row.channel_id));
}

/** Those of these channels that the actor reads only by way of the matter. */
export async function notTheirs(tx: TenantTx, { memberId }: Actor, channelIds: string[]): Promise<string[]> {
  const theirs = await tx.channel.findMany({
    where: { id: { in: channelIds }, OR: [{ kind: 'public' }, { members: { some: { memberId } } }] },
    select: { id: true },
  });
  return channelIds.filter((id) => !theirs.some((one) => one.id === id));
}
