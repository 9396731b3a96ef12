import type { NotifyLevel } from '@parley/contract/channel-view';
import type { NotificationExplanation } from '@parley/contract/notification-view';
import { withTenant } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { accessMessageRow } from '../message/access-message.ts';
import { readPreferences } from '../preference/preferences.ts';

type Told = NotificationExplanation['told'][number];

/**
 * Why the actor was told of a message, or why not. Answered from the rows that were kept in the moment it was written; where
 * there are none, from how things stand now.
 */
export async function explainNotification(actor: Actor, input: { messageId: string }): Promise<NotificationExplanation> {
  const { memberId } = actor;
  return withTenant(actor.tenantId, async (tx) => {
    const message = await accessMessageRow(tx, actor, input.messageId);
    const rows = await tx.notification.findMany({ where: { memberId, messageId: message.id }, orderBy: { createdAt: 'asc' } });
    const mine = await tx.channelMember.findFirst({ where: { channelId: message.channel_id, memberId } });
    const follow = message.parent_id
      ? await tx.threadFollow.findFirst({ where: { parentId: message.parent_id, memberId, isFollowing: true } })
      : null;
    const { keywords } = await readPreferences(tx, memberId);
    const text = message.body.toLowerCase();
    const untold = (): NotificationExplanation['untoldBecause'] => {
      if (message.author_id === memberId) return 'own';
      if (!mine) return 'notInChannel';
      if (mine.joinedAt > message.created_at) return 'beforeJoining';
      return message.parent_id && !follow ? 'threadNotFollowed' : 'notMentioned';
    };
    return {
      told: rows.map((row) => ({
        reason: row.reason as Told['reason'],
        heldBecause: row.outcome === 'held' ? (row.heldBecause as Told['heldBecause']) : null,
        push: (row.pushOutcome ?? 'waiting') as Told['push'],
        mail: (row.emailOutcome ?? 'waiting') as Told['mail'],
        createdAt: row.createdAt.toISOString(),
      })),
      untoldBecause: rows.length > 0 ? null : untold(),
      notify: (mine?.notify ?? 'mentions') as NotifyLevel,
      isMuted: mine?.isMuted ?? false,
      keywords: keywords.filter((word) => text.includes(word)),
    };
  });
}
