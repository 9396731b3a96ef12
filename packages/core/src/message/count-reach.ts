import { withTenant } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { notFound } from '../app-error.ts';
import { accessChannel } from '../channel/access-channel.ts';
import { throttle } from '../identity/throttle.ts';
import { whoIsThere } from './resolve-mentions.ts';

/**
 * How many people a mention of everybody would reach now, and how many of those it means have muted the channel. By the same
 * rules as sending itself: the author does not count, and who has muted the channel is not told.
 */
export async function countReach(
  actor: Actor,
  input: { channelId: string; all: 'channel' | 'here' },
): Promise<{ reached: number; muted: number }> {
  await throttle('reach.member', actor.memberId);
  const channel = await accessChannel(actor, input.channelId, 'channel.see');
  if (!channel.is_member) throw notFound('channel');
  const rows = await withTenant(actor.tenantId, (tx) =>
    tx.channelMember.findMany({
      where: { channelId: input.channelId, memberId: { not: actor.memberId }, member: { deactivatedAt: null } },
      select: { memberId: true, isMuted: true, notify: true },
    }),
  );
  const here =
    input.all === 'here'
      ? new Set(
          await whoIsThere(
            actor.tenantId,
            rows.map(({ memberId }) => memberId),
          ),
        )
      : null;
  const meant = rows.filter(({ memberId }) => here === null || here.has(memberId));
  const reached = meant.filter(({ isMuted, notify }) => !isMuted && notify !== 'none').length;
  return { reached, muted: meant.length - reached };
}
