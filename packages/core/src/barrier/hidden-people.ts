import type { Actor } from '../actor.ts';
import { areApart, isOnOne, isOnOther, type Barrier } from '../policy/decide-barrier.ts';
import { heldBarriers } from './held-barriers.ts';

type Who = Pick<Actor, 'tenantId' | 'memberId'>;

/** Of these people, those whom no barrier hides from the actor. */
export async function withoutHidden({ tenantId, memberId }: Who, memberIds: string[]): Promise<string[]> {
  const { barriers } = await heldBarriers(tenantId);
  return barriers.length === 0 ? memberIds : memberIds.filter((id) => !isHidden(barriers, memberId, id));
}

export const isHidden = (barriers: readonly Barrier[], from: string, memberId: string): boolean =>
  barriers.some((barrier) => areApart(barrier, from, memberId));

type IdFilter = { in: string[] } | { notIn: string[] };

/** The same as conditions on the id of a member, for a query over all of them. None: nobody is hidden. */
export async function seenIds({ tenantId, memberId }: Who): Promise<IdFilter[]> {
  const { barriers } = await heldBarriers(tenantId);
  const others = (side: ReadonlySet<string>) => [...side].filter((id) => id !== memberId);
  return barriers.flatMap((barrier) => {
    const filters: IdFilter[] = [];
    if (isOnOther(barrier, memberId)) filters.push({ notIn: others(barrier.one) });
    if (!isOnOne(barrier, memberId)) return filters;
    filters.push(barrier.other ? { notIn: others(barrier.other) } : { in: [...barrier.one] });
    return filters;
  });
}
