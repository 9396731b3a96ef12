import { limits } from '@parley/contract/limits';
import type { Page } from '@parley/contract/member-view';
import type { MessagePage, MessageView } from '@parley/contract/message-view';
import { pageMessages } from '@parley/db/message/page-messages';
import {
  searchMessageIds,
  selectMessages,
  selectMyThreads,
  selectReplies,
  upsertThreadRead,
} from '@parley/db/message/select-messages';
import { withTenant } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { accessChannel } from '../channel/access-channel.ts';
import { accessMessageRow } from './access-message.ts';
import { toMessageView } from './to-message-view.ts';

/**
 * A page of a channel's top-level messages in ascending seq: before or after a seq (exclusive), around one, or the newest.
 */
export async function listMessages(
  actor: Actor,
  input: { channelId: string; before?: number; after?: number; around?: number; limit?: number },
): Promise<MessagePage> {
  const channel = await accessChannel(actor, input.channelId, 'channel.see');
  const limit = Math.min(input.limit ?? limits.pageSize, limits.pageSizeMax);
  const read = (bounds: { before?: number; after?: number; limit: number }) =>
    pageMessages(actor.tenantId, input.channelId, { ...bounds, limit: bounds.limit + 1 });

  if (input.around !== undefined) {
    const half = Math.ceil(limit / 2);
    const [older, newer] = await Promise.all([
      read({ before: input.around, limit: half }),
      read({ after: input.around - 1, limit: half }),
    ]);
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

/** Messages in the actor's channels that have every word of the query (the last one may be a beginning), newest first. */
export async function searchMessages(
  actor: Actor,
  input: { query: string; cursor?: string | null },
): Promise<Page<MessageView & { channelName: string | null }>> {
  const words = input.query.normalize('NFC').match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  if (words.length === 0) return { items: [], nextCursor: null };
  const query = words.map((word, i) => (i === words.length - 1 ? `'${word}':*` : `'${word}'`)).join(' & ');
  return withTenant(actor.tenantId, async (tx) => {
    const found = await searchMessageIds(tx, {
      memberId: actor.memberId,
      query,
      before: toDate(input.cursor),
      limit: limits.pageSize + 1,
    });
    const page = found.slice(0, limits.pageSize);
    const rows = new Map(
      (
        await selectMessages(
          tx,
          page.map((hit) => hit.message_id),
        )
      ).map((row) => [row.id, row]),
    );
    const channels = await tx.channel.findMany({
      where: { id: { in: [...new Set([...rows.values()].map((row) => row.channel_id))] } },
      select: { id: true, name: true },
    });
    const names = new Map(channels.map((channel) => [channel.id, channel.name]));
    const items = page.flatMap((hit) => {
      const row = rows.get(hit.message_id);
      return row ? [{ ...toMessageView(row), channelName: names.get(row.channel_id) ?? null }] : [];
    });
    return { items, nextCursor: found.length > limits.pageSize ? (page.at(-1)?.created_at.toISOString() ?? null) : null };
  });
}

/** Threads the actor takes part in, the most recently answered first. */
export async function listThreads(
  actor: Actor,
  input: { cursor?: string | null },
): Promise<Page<{ parent: MessageView; unread: number }>> {
  return withTenant(actor.tenantId, async (tx) => {
    const threads = await selectMyThreads(tx, {
      memberId: actor.memberId,
      before: toDate(input.cursor),
      limit: limits.pageSize + 1,
    });
    const page = threads.slice(0, limits.pageSize);
    const rows = await selectMessages(
      tx,
      page.map((thread) => thread.id),
    );
    const views = new Map(rows.map((row) => [row.id, toMessageView(row)]));
    return {
      items: page.flatMap((thread) => {
        const parent = views.get(thread.id);
        return parent ? [{ parent, unread: Number(thread.unread) }] : [];
      }),
      nextCursor: threads.length > limits.pageSize ? (page.at(-1)?.last_reply_at.toISOString() ?? null) : null,
    };
  });
}

/** Moves the actor's cursor in a thread. */
export async function markThreadRead(actor: Actor, input: { messageId: string; seq: number }): Promise<void> {
  await withTenant(actor.tenantId, async (tx) => {
    const message = await accessMessageRow(tx, actor, input.messageId);
    await upsertThreadRead(tx, { parentId: message.parent_id ?? message.id, memberId: actor.memberId, seq: input.seq });
  });
}

const toDate = (cursor: string | null | undefined): Date | null => {
  const date = cursor ? new Date(cursor) : null;
  return date && !Number.isNaN(date.valueOf()) ? date : null;
};
