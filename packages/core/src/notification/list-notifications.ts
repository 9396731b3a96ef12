import { limits } from '@parley/contract/limits';
import type { Page } from '@parley/contract/member-view';
import type { NotificationReason, NotificationView } from '@parley/contract/notification-view';
import { selectMessages } from '@parley/db/message/select-messages';
import { selectNotifications } from '@parley/db/notification/select-notifications';
import { withTenant } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { toMessageView } from '../message/to-message-view.ts';
import { readTimeCursor, writeTimeCursor } from '../time-cursor.ts';

/** What the actor was told of, newest first: all, or for some reasons only. What was held back is answered by `explainNotification`. */
export async function listNotifications(
  actor: Actor,
  input: { reasons?: NotificationReason[]; cursor?: string | null },
): Promise<Page<NotificationView>> {
  return withTenant(actor.tenantId, async (tx) => {
    const rows = await selectNotifications(tx, {
      memberId: actor.memberId,
      reasons: input.reasons ?? null,
      before: readTimeCursor(input.cursor),
      limit: limits.pageSize + 1,
    });
    const page = rows.slice(0, limits.pageSize);
    const messages = await selectMessages(
      tx,
      page.flatMap((row) => row.message_id ?? []),
    );
    const views = new Map(messages.map((row) => [row.id, toMessageView(row)]));
    const last = page.at(-1);
    return {
      items: page.flatMap((row) => {
        const message = views.get(row.message_id ?? '') ?? null;
        const { scheduled } = row;
        if (!message && !scheduled) return [];
        const reason = row.reason as NotificationReason;
        return [{ id: row.id, reason, message, scheduled, isUnread: row.is_unread, createdAt: row.created_at.toISOString() }];
      }),
      nextCursor: last && rows.length > limits.pageSize ? writeTimeCursor({ at: last.created_at, id: last.id }) : null,
    };
  });
}
