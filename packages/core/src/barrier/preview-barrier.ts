import type { BarrierPreview, OtherSide } from '@parley/contract/barrier';
import { limits } from '@parley/contract/limits';
import { metChannels } from '@parley/db/barrier/met-channels';
import { withTenant } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { recordAct } from '../audit/record-act.ts';
import { newId } from '../id.ts';
import { throttle } from '../identity/throttle.ts';
import { requireAllowed } from '../policy/decide.ts';
import { requireGroups } from './change-barrier.ts';

/**
 * What a barrier between these sides would close, were it on: channels that the actor may see by name, of the others and of
 * conversations only how many. Even a number can speak of two people: that it was asked for is an entry of the log.
 */
export async function previewBarrier(actor: Actor, input: { oneGroupId: string; other: OtherSide }): Promise<BarrierPreview> {
  requireAllowed(actor, 'rules.manage', null);
  await throttle('barrierLook.member', `${actor.tenantId} ${actor.memberId}`);
  const { oneGroupId, other } = input;
  const otherGroupId = other.kind === 'group' ? other.groupId : null;
  return withTenant(actor.tenantId, async (tx) => {
    await requireGroups(tx, [oneGroupId, ...(otherGroupId ? [otherGroupId] : [])]);
    await recordAct(tx, actor, { type: 'barrier.previewed', details: { oneGroupId, otherGroupId } });
    const isActive = { deactivatedAt: null };
    const isOne = { groups: { some: { groupId: oneGroupId } } };
    const isOther = otherGroupId ? { groups: { some: { groupId: otherGroupId } } } : { NOT: isOne };
    const count = (...conditions: object[]) => tx.member.count({ where: { AND: [isActive, ...conditions] } });
    const crossed = (await metChannels(tx, [{ id: newId(), oneGroupId, otherGroupId }])).filter(
      (channel) => channel.is_crossed && !channel.is_archived,
    );
    const inside = await tx.channelMember.findMany({
      where: { memberId: actor.memberId, channelId: { in: crossed.map((channel) => channel.channel_id) } },
      select: { channelId: true },
    });
    const mine = new Set(inside.map(({ channelId }) => channelId));
    const named = crossed.flatMap(({ channel_id: id, kind, name }) => (name === null ? [] : [{ id, name, kind }]));
    const seen = named.filter(({ id, kind }) => kind === 'public' || mine.has(id));
    return {
      one: await count(isOne),
      other: await count(isOther),
      onBoth: await count(isOne, isOther),
      channels: seen.slice(0, limits.barrierPreviewChannels).map(({ id, name }) => ({ id, name })),
      moreChannels: Math.max(0, seen.length - limits.barrierPreviewChannels),
      closedChannels: named.length - seen.length,
      conversations: crossed.length - named.length,
    };
  });
}
