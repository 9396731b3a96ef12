import * as z from 'zod';
import { fileView } from './file-view.ts';
import { messageExtra } from './message-extra.ts';
import { id, version } from './primitives.ts';

/**
 * A message as every reader sees it, in responses, pages and events alike.
 * `seq` counts the messages of a channel from 1 without gaps; `version` is that of the last event that changed this one.
 * A deleted message is a tombstone: `deletedAt` set, body empty, no files, no reactions. Times are ISO 8601 in UTC.
 */
export const messageView = z.strictObject({
  id,
  channelId: id,
  seq: version,
  version,
  clientId: id,
  author: z.strictObject({ memberId: id, name: z.string() }),
  body: z.string(),
  parentId: id.nullable(),
  createdAt: z.iso.datetime(),
  editedAt: z.iso.datetime().nullable(),
  deletedAt: z.iso.datetime().nullable(),
  reactions: z.array(z.strictObject({ emoji: z.string(), memberIds: z.array(id) })),
  files: z.array(fileView),
  mentions: z.array(id),
  replyCount: z.number().int(),
  lastReplyAt: z.iso.datetime().nullable(),
  /** A reply that is shown in the channel as well. */
  broadcast: z.boolean(),
  /** Whether everybody in the channel was called, or those who were there. */
  mentionsAll: z.enum(['channel', 'here']).nullable(),
  pinnedAt: z.iso.datetime().nullable(),
  /** On the first message of a thread: its question is settled. */
  resolvedAt: z.iso.datetime().nullable(),
  extra: messageExtra.nullable(),
});
export type MessageView = z.infer<typeof messageView>;

/** A stretch of a channel's history in ascending `seq`; `version` is the channel's when it was read. */
export type MessagePage = { messages: MessageView[]; hasBefore: boolean; hasAfter: boolean; version: number };
