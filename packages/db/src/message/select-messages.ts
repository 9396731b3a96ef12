import type { TenantTx } from '../with-tenant.ts';
import type { MessageRow } from './message-row.ts';

/** These messages of the tenant, in no particular order; missing ones are left out. */
export async function selectMessages(tx: TenantTx, ids: string[]): Promise<MessageRow[]> {
  if (ids.length === 0) return [];
  return tx.$queryRaw<MessageRow[]>`SELECT * FROM app.message_row WHERE tenant_id = app.tid() AND id = ANY (${ids}::uuid[])`;
}

export type ReadableMessageRow = MessageRow & { is_member: boolean; archived_at: Date | null; visible_from: number | bigint };

/** A message, if this member may read it: member of its channel, or (unless `memberOnly`) the channel is public. */
export async function selectReadableMessage(
  tx: TenantTx,
  wanted: { messageId: string; memberId: string; memberOnly: boolean },
): Promise<ReadableMessageRow | null> {
  const rows = await tx.$queryRaw<ReadableMessageRow[]>`
    SELECT r.*, cm.member_id IS NOT NULL AS is_member, c.archived_at, coalesce(cm.visible_from, 0) AS visible_from FROM app.message_row r
    JOIN app.channel c ON c.tenant_id = r.tenant_id AND c.id = r.channel_id
    LEFT JOIN app.channel_member cm ON cm.tenant_id = r.tenant_id AND cm.channel_id = r.channel_id AND cm.member_id = ${wanted.memberId}::uuid
    WHERE r.tenant_id = app.tid() AND r.id = ${wanted.messageId}::uuid
      AND r.seq > coalesce(cm.visible_from, 0)
      AND (cm.member_id IS NOT NULL OR (NOT ${wanted.memberOnly}::boolean AND c.kind = 'public'))`;
  return rows[0] ?? null;
}

export async function selectReplies(tx: TenantTx, parentId: string, afterSeq: number, limit: number): Promise<MessageRow[]> {
  return tx.$queryRaw<MessageRow[]>`SELECT * FROM app.message_row
    WHERE tenant_id = app.tid() AND parent_id = ${parentId}::uuid AND seq > ${afterSeq} ORDER BY seq LIMIT ${limit}`;
}

/** Threads that this member follows, newest reply first, with the number of unread replies; with `onlyUnread` those that have some. */
export async function selectMyThreads(
  tx: TenantTx,
  query: { memberId: string; onlyUnread: boolean; before: { at: Date; id: string } | null; limit: number },
): Promise<{ id: string; last_reply_at: Date; unread: bigint; read_seq: bigint }[]> {
  return tx.$queryRaw`
    SELECT p.id, p.last_reply_at, u.unread, coalesce(tr.read_seq, 0) AS read_seq
    FROM app.thread_follow tf
    JOIN app.message p ON p.tenant_id = tf.tenant_id AND p.id = tf.parent_id
    JOIN app.channel_member cm ON cm.tenant_id = p.tenant_id AND cm.channel_id = p.channel_id AND cm.member_id = tf.member_id
    LEFT JOIN app.thread_read tr ON tr.tenant_id = p.tenant_id AND tr.parent_id = p.id AND tr.member_id = tf.member_id
    CROSS JOIN LATERAL (SELECT count(*) AS unread FROM app.message r WHERE r.tenant_id = p.tenant_id AND r.parent_id = p.id
      AND r.deleted_at IS NULL AND r.author_id <> tf.member_id AND r.seq > coalesce(tr.read_seq, 0)) u
    WHERE tf.tenant_id = app.tid() AND tf.member_id = ${query.memberId}::uuid AND tf.is_following
      AND p.reply_count > 0 AND p.seq > cm.visible_from AND (NOT ${query.onlyUnread}::boolean OR u.unread > 0)
      AND (${query.before?.at ?? null}::timestamptz IS NULL OR (p.last_reply_at, p.id) < (${query.before?.at ?? null}::timestamptz, ${query.before?.id ?? null}::uuid))
    ORDER BY p.last_reply_at DESC, p.id DESC LIMIT ${query.limit}`;
}

/** All threads that this member follows are read up to their newest reply. */
export async function readAllThreads(tx: TenantTx, memberId: string): Promise<void> {
  await tx.$executeRaw`INSERT INTO app.thread_read (tenant_id, parent_id, member_id, read_seq)
    SELECT tf.tenant_id, tf.parent_id, tf.member_id, max(r.seq) FROM app.thread_follow tf
    JOIN app.message r ON r.tenant_id = tf.tenant_id AND r.parent_id = tf.parent_id
    WHERE tf.tenant_id = app.tid() AND tf.member_id = ${memberId}::uuid AND tf.is_following GROUP BY 1, 2, 3
    ON CONFLICT (tenant_id, parent_id, member_id) DO UPDATE SET read_seq = greatest(app.thread_read.read_seq, excluded.read_seq)`;
}

/** Moves a thread's cursor forward, never back and never past the newest message. */
export async function upsertThreadRead(tx: TenantTx, read: { parentId: string; memberId: string; seq: number }): Promise<void> {
  await tx.$executeRaw`INSERT INTO app.thread_read (tenant_id, parent_id, member_id, read_seq)
    SELECT m.tenant_id, m.id, ${read.memberId}::uuid, least(${read.seq}::bigint, s.message_count)
    FROM app.message m JOIN app.stream s ON s.tenant_id = m.tenant_id AND s.id = m.channel_id
    WHERE m.tenant_id = app.tid() AND m.id = ${read.parentId}::uuid
    ON CONFLICT (tenant_id, parent_id, member_id) DO UPDATE SET read_seq = greatest(app.thread_read.read_seq, excluded.read_seq)`;
}
