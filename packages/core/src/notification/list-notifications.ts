import { limits } from '@parley/contract/limits';
import type { Page } from '@parley/contract/member-view';
import { withTenant } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';

export type NotificationView = {
  id: string;
  channelId: string;
  messageId: string;
  reason: 'mention' | 'direct' | 'thread';
  outcome: 'sent' | 'held';
  heldBecause: string | null;
  createdAt: string;
};

/** What was sent to the actor, newest first. What was held back because they are not in a channel stays unseen by them. */
export async function listNotifications(actor: Actor, input: { cursor?: string | null }): Promise<Page<NotificationView>> {
  return withTenant(actor.tenantId, async (tx) => {
    const before = input.cursor ? new Date(input.cursor) : null;
    const rows = await tx.notification.findMany({
      where: {
        memberId: actor.memberId,
        outcome: 'sent',
        ...(before && !Number.isNaN(before.valueOf()) ? { createdAt: { lt: before } } : {}),
      },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: limits.pageSize + 1,
    });
    const page = rows.slice(0, limits.pageSize);
    return {
      items: page.map((row) => ({
        id: row.id,
        channelId: row.channelId,
        messageId: row.messageId,
        reason: row.reason as NotificationView['reason'],
        outcome: row.outcome as NotificationView['outcome'],
        heldBecause: row.heldBecause,
        createdAt: row.createdAt.toISOString(),
      })),
      nextCursor: rows.length > limits.pageSize ? (page.at(-1)?.createdAt.toISOString() ?? null) : null,
    };
  });
}
