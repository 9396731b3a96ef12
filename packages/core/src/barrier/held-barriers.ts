import { metChannels } from '@parley/db/barrier/met-channels';
import { withTenant, type TenantTx } from '@parley/db/with-tenant';
import { rememberByTenant } from '../remember-by-tenant.ts';
import { isOnOne, isOnOther, toCut, type Barrier, type Cut } from '../policy/decide-barrier.ts';

/** Channels by their id, for one barrier: where both sides are, and public ones with somebody of a side in them. */
type Met = { crossed: Set<string>; withOne: Set<string>; withOther: Set<string> };
export type HeldBarriers = { barriers: readonly Barrier[]; met: ReadonlyMap<string, Met> };

/**
 * The firm's barriers that are on, with who stands where; known from memory, so that a message costs no query of its own. Within a
 * transaction, hand it over.
 */
const barriers = rememberByTenant<HeldBarriers>((tenantId, _, tx) => (tx ? readHeld(tx) : withTenant(tenantId, readHeld)), {
  name: 'barriers',
});
export const heldBarriers = barriers.get;

/** They have been changed: this process asks again at once. */
export const forgetBarriers = barriers.forget;
export const forgetAllBarriers = barriers.forgetAll;

/** As they stand within a transaction, in the order in which they were made. */
export async function readBarriers(tx: TenantTx): Promise<Barrier[]> {
  const rows = await tx.barrier.findMany({ where: { isOn: true }, orderBy: { id: 'asc' } });
  if (rows.length === 0) return [];
  const groupIds = rows.flatMap(({ oneGroupId, otherGroupId }) => [oneGroupId, otherGroupId ?? []].flat());
  const inGroups = await tx.groupMember.findMany({ where: { groupId: { in: groupIds } } });
  const groups = new Map<string, Set<string>>(groupIds.map((id) => [id, new Set()]));
  for (const { groupId, memberId } of inGroups) groups.get(groupId)?.add(memberId);
  const setters = await tx.member.findMany({
    where: { id: { in: rows.map(({ setBy }) => setBy) } },
    select: { id: true, name: true },
  });
  const names = new Map(setters.map(({ id, name }) => [id, name]));
  return rows.map(({ id, name, setBy, oneGroupId, otherGroupId }) => ({
    ...{ id, name, setBy: { memberId: setBy, name: names.get(setBy) ?? '' } },
    one: groups.get(oneGroupId) ?? new Set(),
    other: otherGroupId ? (groups.get(otherGroupId) ?? new Set()) : null,
  }));
}

async function readHeld(tx: TenantTx): Promise<HeldBarriers> {
  const barriers = await readBarriers(tx);
  if (barriers.length === 0) return { barriers, met: new Map() };
  const sides = await tx.barrier.findMany({ where: { id: { in: barriers.map(({ id }) => id) } } });
  const met = new Map<string, Met>(
    barriers.map(({ id }) => [id, { crossed: new Set(), withOne: new Set(), withOther: new Set() }]),
  );
  for (const row of await metChannels(tx, sides)) {
    const channels = met.get(row.barrier_id);
    if (row.is_crossed) channels?.crossed.add(row.channel_id);
    if (row.kind !== 'public') continue;
    if (row.has_one) channels?.withOne.add(row.channel_id);
    if (row.has_other) channels?.withOther.add(row.channel_id);
  }
  return { barriers, met };
}

/** Public channels that are not to be read by this member unless they are in them. */
export function apartChannels({ barriers, met }: HeldBarriers, memberId: string): string[] {
  const apart = barriers.flatMap((barrier) => {
    const channels = met.get(barrier.id);
    return [
      ...((isOnOne(barrier, memberId) && channels?.withOther) || []),
      ...((isOnOther(barrier, memberId) && channels?.withOne) || []),
    ];
  });
  return [...new Set(apart)];
}

/**
 * What keeps a member from writing in a channel of theirs, or, where they are not in it, from looking into it and joining.
 * Whoever stands on no side may go on in a channel where others no longer meet.
 */
export function cutOf(
  { barriers, met }: HeldBarriers,
  { memberId, channelId, isMember }: { memberId: string; channelId: string; isMember: boolean },
): Cut | null {
  const barrier = barriers.find((one) => {
    const channels = met.get(one.id);
    const [onOne, onOther] = [isOnOne(one, memberId), isOnOther(one, memberId)];
    if (isMember) return (onOne || onOther) && channels?.crossed.has(channelId);
    return (onOne && channels?.withOther.has(channelId)) || (onOther && channels?.withOne.has(channelId));
  });
  return barrier ? toCut(barriers, barrier, memberId) : null;
}
