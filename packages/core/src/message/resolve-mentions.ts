import { withTenant } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { withoutHidden } from '../barrier/hidden-people.ts';
import { presence } from '../presence/presence.ts';
import type { Mentions } from './read-mentions.ts';

/**
 * The members whom these mentions reach now, each once: those named, the people of named groups, and for `here` whoever is there.
 * Whom a barrier hides from the author is not reached.
 */
export async function resolveMentions(actor: Actor, channelId: string, mentions: Mentions): Promise<string[]> {
  const { memberIds, groupIds, all } = mentions;
  if (groupIds.length === 0 && all !== 'here') return withoutHidden(actor, memberIds);
  const { grouped, inChannel } = await withTenant(actor.tenantId, async (tx) => ({
    grouped: await tx.groupMember.findMany({ where: { groupId: { in: groupIds } }, select: { memberId: true } }),
    inChannel: all === 'here' ? await tx.channelMember.findMany({ where: { channelId }, select: { memberId: true } }) : [],
  }));
  const here = await whoIsThere(
    actor.tenantId,
    inChannel.map(({ memberId }) => memberId),
  );
  return withoutHidden(actor, [...new Set([...memberIds, ...grouped.map(({ memberId }) => memberId), ...here])]);
}

/** Of these, the members who are at a device of theirs, or were a moment ago. */
export async function whoIsThere(tenantId: string, memberIds: string[]): Promise<string[]> {
  if (memberIds.length === 0) return [];
  const views = await presence().read(memberIds.map((memberId) => ({ tenantId, memberId })));
  return views.filter(({ state }) => state !== 'offline').map(({ memberId }) => memberId);
}
