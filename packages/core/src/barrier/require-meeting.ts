import type { TenantTx } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { notFound } from '../app-error.ts';
import { decide, requireAllowed } from '../policy/decide.ts';
import { cutBetween, isOnOne, isOnOther, toCut, type Barrier, type Cut } from '../policy/decide-barrier.ts';
import { heldBarriers, readBarriers } from './held-barriers.ts';
import { isHidden } from './hidden-people.ts';

type Listener = Pick<Actor, 'tenantId' | 'memberId'> & Parameters<typeof decide>[0];

/**
 * May these newcomers be together with each other and with whoever is there already? Somebody hidden from the actor is nobody to
 * them: NOT_FOUND, as for an id of no one. Between others the actor is told which barrier stands there.
 */
export async function requireMeeting(
  tx: TenantTx,
  actor: Listener,
  { newcomers, channelIds = [], present = [] }: { newcomers: string[]; channelIds?: string[]; present?: string[] },
): Promise<void> {
  const { barriers } = await heldBarriers(actor.tenantId, tx);
  if (barriers.length === 0) return;
  if (newcomers.some((id) => isHidden(barriers, actor.memberId, id))) throw notFound('person');
  await requireTogether(tx, actor, { newcomers, channelIds, present });
}

/** The same for people whom the actor knows of already. */
export async function requireTogether(
  tx: TenantTx,
  actor: Listener,
  { newcomers, channelIds = [], present = [] }: { newcomers: string[]; channelIds?: string[]; present?: string[] },
): Promise<void> {
  const { barriers } = await heldBarriers(actor.tenantId, tx);
  if (barriers.length === 0) return;
  const all = [...present, ...(await activeMembers(tx, channelIds))];
  requireAllowed(actor, 'member.meet', { cut: cutAmong(barriers, { newcomers, present: all, listener: actor.memberId }) });
}

/** The first barrier that would have one of the newcomers meet somebody on its other side. */
function cutAmong(
  barriers: readonly Barrier[],
  { newcomers, present, listener }: { newcomers: string[]; present: string[]; listener: string },
): Cut | null {
  const all = [...new Set([...newcomers, ...present])];
  const barrier = barriers.find((one) => {
    const ones = new Set(all.filter((id) => isOnOne(one, id)));
    const others = new Set(all.filter((id) => isOnOther(one, id)));
    const meets = (id: string, mine: Set<string>, theirs: Set<string>) => mine.has(id) && theirs.size > (theirs.has(id) ? 1 : 0);
    return newcomers.some((id) => meets(id, ones, others) || meets(id, others, ones));
  });
  return barrier ? toCut(barriers, barrier, listener) : null;
}

/** Of these channels, those where nobody is whom a barrier keeps from a person who is just joining; as the transaction sees them. */
export async function channelsToJoin(tx: TenantTx, memberId: string, channelIds: string[]): Promise<string[]> {
  const barriers = await readBarriers(tx);
  if (barriers.length === 0) return channelIds;
  const open: string[] = [];
  for (const channelId of channelIds) {
    const present = await activeMembers(tx, [channelId]);
    if (!cutAmong(barriers, { newcomers: [memberId], present, listener: memberId })) open.push(channelId);
  }
  return open;
}

/** Words go on under their author's name: they are not carried to people who may not meet the author. */
export async function requireCarrying(
  tx: TenantTx,
  actor: Actor,
  { authorIds, channelId }: { authorIds: string[]; channelId: string },
): Promise<void> {
  const { barriers } = await heldBarriers(actor.tenantId, tx);
  if (barriers.length === 0) return;
  const readers = await activeMembers(tx, [channelId]);
  // Whoever is not in the channel learns nothing of who is.
  if (!readers.includes(actor.memberId)) throw notFound('channel');
  for (const authorId of new Set(authorIds)) {
    const reader = readers.find((id) => isHidden(barriers, id, authorId));
    const cut = reader === undefined ? null : cutBetween(barriers, reader, authorId);
    const barrier = barriers.find(({ id }) => id === cut?.id);
    requireAllowed(actor, 'member.meet', { cut: barrier ? toCut(barriers, barrier, actor.memberId) : null });
  }
}

async function activeMembers(tx: TenantTx, channelIds: string[]): Promise<string[]> {
  const rows = await tx.channelMember.findMany({
    where: { channelId: { in: channelIds }, member: { deactivatedAt: null } },
    select: { memberId: true },
  });
  return rows.map(({ memberId }) => memberId);
}
