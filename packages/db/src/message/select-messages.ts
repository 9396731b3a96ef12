import type { TenantTx } from '../with-tenant.ts';
import type { MessageRow } from './message-row.ts';

/** These messages of the tenant, in no particular order; missing ones are left out. */
export async function selectMessages(tx: TenantTx, ids: string[]): Promise<MessageRow[]> {
  if (ids.length === 0) return [];
  return tx.$queryRaw<MessageRow[]>`SELECT * FROM app.message_row WHERE tenant_id = app.tid() AND id = ANY (${ids}::uuid[])`;
}

/** A message, if this member may read it: member of its channel, or (unless `memberOnly`) the channel is public. */
export async function selectReadableMessage(
  tx: TenantTx,
  wanted: { messageId: string; memberId: string; memberOnly: boolean },
): Promise<(MessageRow & { is_member: boolean; archived_at: Date | null }) | null> {
  const rows = await tx.$queryRaw<(MessageRow & { is_member: boolean; archived_at: Date | null })[]>`
    SELECT r.*, cm.member_id IS NOT NULL AS is_member, c.archived_at FROM app.message_row r
    JOIN app.channel c ON c.tenant_id = r.tenant_id AND c.id = r.channel_id
    LEFT JOIN app.channel_member cm ON cm.tenant_id = r.tenant_id AND cm.channel_id = r.channel_id AND cm.member_id = ${wanted.memberId}::uuid
    WHERE r.tenant_id = app.tid() AND r.id = ${wanted.messageId}::uuid
      AND (cm.member_id IS NOT NULL OR (NOT ${wanted.memberOnly}::boolean AND c.kind = 'public'))`;
  return rows[0] ?? null;
}

export async function selectReplies(tx: TenantTx, parentId: string, afterSeq: number, limit: number): Promise<MessageRow[]> {
  return tx.$queryRaw<MessageRow[]>`SELECT * FROM app.message_row
    WHERE tenant_id = app.tid() AND parent_id = ${parentId}::uuid AND seq > ${afterSeq} ORDER BY seq LIMIT ${limit}`;
}

/** Messages of the given ids that matched a search, newest first; only in channels of this member. */
export async function searchMessageIds(
  tx: TenantTx,
  search: { memberId: string; query: string; before: Date | null; limit: number },
): Promise<{ message_id: string; created_at: Date }[]> {
  return tx.$queryRaw`SELECT * FROM app.search_messages(${search.memberId}::uuid, ${search.query}, ${search.before}::timestamptz, ${search.limit}::integer)`;
}

/** Threads that this member wrote in or that answer them, newest reply first, with the number of unread replies. */
export async function selectMyThreads(
  tx: TenantTx,
  query: { memberId: string; before: Date | null; limit: number },
): Promise<{ id: string; last_reply_at: Date; unread: bigint }[]> {
  return tx.$queryRaw`
    SELECT p.id, p.last_reply_at,
      (SELECT count(*) FROM app.message r WHERE r.tenant_id = p.tenant_id AND r.parent_id = p.id AND r.deleted_at IS NULL
         AND r.author_id <> ${query.memberId}::uuid AND r.seq > coalesce(tr.read_seq, 0)) AS unread
    FROM app.message p
    JOIN app.channel_member cm ON cm.tenant_id = p.tenant_id AND cm.channel_id = p.channel_id AND cm.member_id = ${query.memberId}::uuid
    LEFT JOIN app.thread_read tr ON tr.tenant_id = p.tenant_id AND tr.parent_id = p.id AND tr.member_id = ${query.memberId}::uuid
    WHERE p.tenant_id = app.tid() AND p.reply_count > 0
      AND (p.author_id = ${query.memberId}::uuid OR tr.member_id IS NOT NULL
           OR EXISTS (SELECT 1 FROM app.message r WHERE r.tenant_id = p.tenant_id AND r.parent_id = p.id AND r.author_id = ${query.memberId}::uuid))
      AND (${query.before}::timestamptz IS NULL OR p.last_reply_at < ${query.before}::timestamptz)
    ORDER BY p.last_reply_at DESC LIMIT ${query.limit}`;
}

/** Moves a thread's cursor forward, never back and never past the newest message. */
export async function upsertThreadRead(tx: TenantTx, read: { parentId: string; memberId: string; seq: number }): Promise<void> {
  await tx.$executeRaw`INSERT INTO app.thread_read (tenant_id, parent_id, member_id, read_seq)
    SELECT m.tenant_id, m.id, ${read.memberId}::uuid, least(${read.seq}::bigint, s.message_count)
    FROM app.message m JOIN app.stream s ON s.tenant_id = m.tenant_id AND s.id = m.channel_id
    WHERE m.tenant_id = app.tid() AND m.id = ${read.parentId}::uuid
    ON CONFLICT (tenant_id, parent_id, member_id) DO UPDATE SET read_seq = greatest(app.thread_read.read_seq, excluded.read_seq)`;
}
