import { appendEvent } from '../log/append-event.ts';
import type { TenantTx } from '../with-tenant.ts';
import type { MessageRow } from './message-row.ts';

/** Locks the logs of both channels, the lower id first, as every batch does: two moves in opposite ways cannot deadlock. */
export async function lockStreams(tx: TenantTx, channelIds: string[]): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM app.stream WHERE tenant_id = app.tid() AND id = ANY (${channelIds}::uuid[]) ORDER BY id FOR UPDATE`;
}

type Move = {
  message: MessageRow;
  actorId: string;
  to: { channelId: string; id: string; clientId: string; parentId: string | null; extra: object };
  trace: object;
  /** What each log keeps. */
  payloads: { left: string; arrived: string };
};

/**
 * Moves one message within the caller's transaction, both logs being locked: a new row in the other channel with the words,
 * files and reactions, and a trace where it was. The copy has a number of its own and is as old as the move.
 */
export async function moveMessageRow(tx: TenantTx, { message, actorId, to, trace, payloads }: Move): Promise<void> {
  const left = await appendEvent(tx, {
    streamId: message.channel_id,
    type: 'message.moved',
    actorId,
    subjectId: message.id,
    payload: payloads.left,
  });
  const arrived = await appendEvent(tx, {
    streamId: to.channelId,
    type: 'message.created',
    actorId,
    subjectId: to.id,
    clientId: to.clientId,
    payload: payloads.arrived,
  });
  await tx.$executeRaw`
    WITH counted AS (
      UPDATE app.stream SET message_count = message_count + 1, last_message_at = ${arrived.at}
      WHERE tenant_id = app.tid() AND id = ${to.channelId}::uuid RETURNING message_count)
    INSERT INTO app.message (tenant_id, id, channel_id, seq, version, created_version, client_id, author_id, parent_id, body, mentions, mentions_all,
                             reactions, files, reply_count, last_reply_at, broadcast, extra, resolved_at, created_at)
    SELECT m.tenant_id, ${to.id}::uuid, ${to.channelId}::uuid, c.message_count, ${arrived.version}, ${arrived.version}, ${to.clientId}::uuid,
           m.author_id, ${to.parentId}::uuid, m.body, m.mentions, m.mentions_all, m.reactions, m.files, m.reply_count, m.last_reply_at,
           m.broadcast AND ${to.parentId}::uuid IS NOT NULL, ${JSON.stringify(to.extra)}::jsonb, m.resolved_at, ${arrived.at}
    FROM app.message m, counted c WHERE m.tenant_id = app.tid() AND m.id = ${message.id}::uuid`;
  // The picture of a link preview is in no channel's list of files; it only goes along.
  if (message.files || (to.extra as { previews?: unknown }).previews)
    await tx.$executeRaw`UPDATE app.file SET message_id = ${to.id}::uuid, channel_id = CASE WHEN channel_id IS NOT NULL THEN ${to.channelId}::uuid END
      WHERE tenant_id = app.tid() AND message_id = ${message.id}::uuid`;
  await tx.$executeRaw`UPDATE app.message SET body = '', mentions = '{}', mentions_all = NULL, reactions = NULL, files = NULL, edited_at = NULL,
      pinned_at = NULL, pinned_by = NULL, resolved_at = NULL, reply_count = 0, last_reply_at = NULL, extra = ${JSON.stringify(trace)}::jsonb, version = ${left.version}
    WHERE tenant_id = app.tid() AND id = ${message.id}::uuid`;
}

/** Those who follow the thread, or keep the message for later, do so where it is now, if they are there. */
export async function carryOver(tx: TenantTx, move: { fromId: string; toId: string; channelId: string }): Promise<void> {
  await tx.$executeRaw`INSERT INTO app.thread_follow (tenant_id, parent_id, member_id, is_following)
    SELECT f.tenant_id, ${move.toId}::uuid, f.member_id, f.is_following FROM app.thread_follow f
    JOIN app.channel_member cm ON cm.tenant_id = f.tenant_id AND cm.member_id = f.member_id AND cm.channel_id = ${move.channelId}::uuid
    WHERE f.tenant_id = app.tid() AND f.parent_id = ${move.fromId}::uuid`;
  await tx.$executeRaw`UPDATE app.saved_message s SET message_id = ${move.toId}::uuid FROM app.channel_member cm
    WHERE s.tenant_id = app.tid() AND s.message_id = ${move.fromId}::uuid
      AND cm.tenant_id = s.tenant_id AND cm.member_id = s.member_id AND cm.channel_id = ${move.channelId}::uuid`;
}
