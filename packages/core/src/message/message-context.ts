import type { MessageView } from '@parley/contract/message-view';
import { selectNeighbours } from '@parley/db/message/select-neighbours';
import { withTenant } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { accessMessageRow } from './access-message.ts';
import { toMessageView } from './to-message-view.ts';

/** What was said just before a message and just after it, where the actor may read it: in its thread, or in its channel. */
export async function getMessageContext(
  actor: Actor,
  input: { messageId: string },
): Promise<{ before: MessageView | null; after: MessageView | null }> {
  return withTenant(actor.tenantId, async (tx) => {
    const row = await accessMessageRow(tx, actor, input.messageId);
    const seq = Number(row.seq);
    const rows = await selectNeighbours(tx, {
      channelId: row.channel_id,
      parentId: row.parent_id,
      seq,
      floor: Number(row.visible_from),
    });
    const before = rows.find((beside) => Number(beside.seq) < seq);
    const after = rows.find((beside) => Number(beside.seq) > seq);
    return { before: before ? toMessageView(before) : null, after: after ? toMessageView(after) : null };
  });
}
