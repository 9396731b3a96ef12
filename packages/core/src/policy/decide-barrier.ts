/** A barrier that is on, as plain data. The other side is a group as well, or null: everybody who is not in the first. */
export type Barrier = {
  id: string;
  name: string;
  setBy: { memberId: string; name: string };
  one: ReadonlySet<string>;
  other: ReadonlySet<string> | null;
};

/** What stands between somebody and a person or a place. `setBy` is whom to ask; null where that is somebody they may not know. */
export type Cut = { id: string; name: string; setBy: string | null };

export type BarrierDecision =
  | { allow: true; rule: 'nothing-between'; setBy: null; ask: null }
  | { allow: false; rule: string; setBy: string | null; ask: string };

export const isOnOne = (barrier: Pick<Barrier, 'one'>, memberId: string): boolean => barrier.one.has(memberId);
export const isOnOther = ({ one, other }: Pick<Barrier, 'one' | 'other'>, memberId: string): boolean =>
  other ? other.has(memberId) : !one.has(memberId);

/** Do these two stand on different sides? Whoever stands on both is apart from both; nobody is apart from themselves. */
export const areApart = (barrier: Pick<Barrier, 'one' | 'other'>, a: string, b: string): boolean =>
  a !== b && ((isOnOne(barrier, a) && isOnOther(barrier, b)) || (isOnOther(barrier, a) && isOnOne(barrier, b)));

/** The first barrier between two people, as the first of them may hear of it. */
export function cutBetween(barriers: readonly Barrier[], a: string, b: string): Cut | null {
  const barrier = barriers.find((one) => areApart(one, a, b));
  return barrier ? toCut(barriers, barrier, a) : null;
}

/** Who set a barrier is named, unless that is somebody from whom another one keeps the listener. */
export function toCut(barriers: readonly Barrier[], { id, name, setBy }: Barrier, listener: string): Cut {
  const isHidden = barriers.some((barrier) => areApart(barrier, listener, setBy.memberId));
  return { id, name, setBy: isHidden ? null : setBy.name };
}

/** May these two meet? Pure; the answer names the barrier, who set it, and whom to ask. */
export function decideBarrier(barriers: readonly Barrier[], a: string, b: string): BarrierDecision {
  const cut = cutBetween(barriers, a, b);
  if (!cut) return { allow: true, rule: 'nothing-between', setBy: null, ask: null };
  return { allow: false, rule: ruleOf(cut), setBy: cut.setBy, ask: cut.setBy ?? 'an owner' };
}

export const ruleOf = ({ id }: Pick<Cut, 'id'>): string => `barrier:${id}`;

/** The sentence that somebody reads who is kept from a person or a place. */
export const cutReason = ({ name, setBy }: Cut): string =>
  setBy
    ? `The barrier “${name}” keeps people apart who would meet here. ${setBy} set it; ask them or another admin.`
    : `The barrier “${name}” keeps people apart who would meet here. Ask an owner or an admin about it.`;
