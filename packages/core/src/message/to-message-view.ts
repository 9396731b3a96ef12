import type { MessageExtra } from '@parley/contract/message-extra';
import type { MessageView } from '@parley/contract/message-view';
import type { MessageRow } from '@parley/db/message/message-row';
import { toSentFiles } from '../file/to-file-view.ts';

/** The one maker of what readers see of a message. */
export function toMessageView(row: MessageRow): MessageView {
  const isDeleted = row.deleted_at !== null;
  return {
    id: row.id,
    channelId: row.channel_id,
    seq: Number(row.seq),
    version: Number(row.version),
    clientId: row.client_id,
    author: { memberId: row.author_id, name: row.author_name },
    body: isDeleted ? '' : row.body,
    parentId: row.parent_id,
    createdAt: row.created_at.toISOString(),
    editedAt: isDeleted ? null : (row.edited_at?.toISOString() ?? null),
    deletedAt: row.deleted_at?.toISOString() ?? null,
    reactions: isDeleted || !row.reactions ? [] : Object.entries(row.reactions).map(([emoji, memberIds]) => ({ emoji, memberIds })),
    files: isDeleted ? [] : toSentFiles(row.files),
    mentions: isDeleted ? [] : row.mentions,
    replyCount: row.reply_count,
    lastReplyAt: row.last_reply_at?.toISOString() ?? null,
    broadcast: row.broadcast,
    mentionsAll: row.mentions_all,
    pinnedAt: row.pinned_at?.toISOString() ?? null,
    resolvedAt: row.resolved_at?.toISOString() ?? null,
    extra: isDeleted ? traceOf(row) : ((row.extra as MessageExtra | null) ?? null),
  };
}

/** Of a message that is gone readers learn no more than whether its author or the rules of the firm took it away. */
const traceOf = ({ extra }: MessageRow): MessageExtra | null => ((extra as MessageExtra | null)?.purged ? { purged: true } : null);
