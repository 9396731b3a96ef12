import { limits } from '@parley/contract/limits';
import type { MessagePage, MessageView } from '@parley/contract/message-view';
import { pageMessages } from '@parley/db/message/page-messages';
import { selectReplies } from '@parley/db/message/select-messages';
import { withTenant } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { notFound } from '../app-error.ts';
import { accessChannel } from '../channel/access-channel.ts';
import { accessMessageRow } from './access-message.ts';
import { toMessageView } from './to-message-view.ts';

/**
 * A page of a channel's top-level messages in ascending seq: before or after a seq (exclusive), around one, around the message
 * of an id, or the newest. NOT_FOUND for a channel that is not the actor's to see, and for a message that is not in it.
 */
export async function listMessages(
  actor: Actor,
  input: { channelId: string; before?: number; after?: number; around?: number; aroundId?: string; limit?: number },
): Promise<MessagePage> {
  const channel = await accessChannel(actor, input.channelId, 'channel.read');
  const limit = Math.min(input.limit ?? limits.pageSize, limits.pageSizeMax);
  const read = (bounds: { before?: number; after?: number; limit: number }) =>
    pageMessages(actor.tenantId, input.channelId, { ...bounds, limit: bounds.limit + 1, floor: channel.visible_from });

  const around = input.aroundId ? await seqOf(actor, input.channelId, input.aroundId) : input.around;
  if (around !== undefined) {
    const half = Math.ceil(limit / 2);
    const [older, newer] = await Promise.all([read({ before: around, limit: half }), read({ after: around - 1, limit: half })]);
    return {
      messages: [...older.slice(-half), ...newer.slice(0, half)].map(toMessageView),
      hasBefore: older.length > half,
      hasAfter: newer.length > half,
      version: channel.version,
    };
  }
  const isForward = input.after !== undefined;
  const rows = await read({ ...(isForward ? { after: input.after ?? 0 } : { before: input.before }), limit });
  const hasMore = rows.length > limit;
  const page = isForward ? rows.slice(0, limit) : rows.slice(-limit);
  return {
    messages: page.map(toMessageView),
    hasBefore: isForward ? true : hasMore,
    hasAfter: isForward ? hasMore : input.before !== undefined,
    version: channel.version,
  };
}

async function seqOf(actor: Actor, channelId: string, messageId: string): Promise<number> {
  const row = await withTenant(actor.tenantId, (tx) => accessMessageRow(tx, actor, messageId));
  if (row.channel_id !== channelId) throw notFound('message');
  return Number(row.seq);
}

/** A thread: its first message and a page of replies after a seq. */
export async function getThread(
  actor: Actor,
  input: { messageId: string; after?: number },
): Promise<{ parent: MessageView; replies: MessageView[]; hasMore: boolean }> {
  return withTenant(actor.tenantId, async (tx) => {
    const asked = await accessMessageRow(tx, actor, input.messageId);
    const parent = asked.parent_id ? await accessMessageRow(tx, actor, asked.parent_id) : asked;
    const replies = await selectReplies(tx, parent.id, input.after ?? 0, limits.pageSizeMax + 1);
    return {
      parent: toMessageView(parent),
      replies: replies.slice(0, limits.pageSizeMax).map(toMessageView),
      hasMore: replies.length > limits.pageSizeMax,
    };
  });
}
