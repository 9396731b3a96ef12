import type { TenantTx } from '../with-tenant.ts';

/** Channels that a member may find: their own and the public ones, by name, a page after `afterName`. */
export async function browseChannelIds(
  tx: TenantTx,
  query: { memberId: string; match: string; after: string | null; limit: number },
): Promise<{ id: string; name: string }[]> {
  return tx.$queryRaw`SELECT c.id, c.name FROM app.channel c
    LEFT JOIN app.channel_member cm ON cm.tenant_id = c.tenant_id AND cm.channel_id = c.id AND cm.member_id = ${query.memberId}::uuid
    WHERE c.tenant_id = app.tid() AND c.name IS NOT NULL AND (c.kind = 'public' OR cm.member_id IS NOT NULL)
      AND c.name ILIKE ${`%${query.match.replace(/[\\%_]/g, String.raw`\$&`)}%`}
      AND (${query.after}::text IS NULL OR c.name || ' ' || c.id > ${query.after})
    ORDER BY c.name || ' ' || c.id LIMIT ${query.limit}`;
}

/** The people of direct and group conversations, by channel. */
export async function conversationMembers(
  tx: TenantTx,
  channelIds: string[],
): Promise<{ channel_id: string; member_id: string; name: string }[]> {
  if (channelIds.length === 0) return [];
  return tx.$queryRaw`SELECT cm.channel_id, cm.member_id, m.name FROM app.channel_member cm
    JOIN app.member m ON m.tenant_id = cm.tenant_id AND m.id = cm.member_id
    WHERE cm.tenant_id = app.tid() AND cm.channel_id = ANY (${channelIds}::uuid[]) ORDER BY cm.channel_id, m.name, m.id`;
}

/** Moves the member's cursor forward, never back and never past the newest message. No row: not a member. */
export async function advanceReadCursor(
  tx: TenantTx,
  read: { channelId: string; memberId: string; seq: number },
): Promise<{ read_seq: bigint } | null> {
  const rows = await tx.$queryRaw<{ read_seq: bigint }[]>`
    UPDATE app.channel_member cm SET read_seq = greatest(cm.read_seq, least(${read.seq}::bigint, s.message_count))
    FROM app.stream s
    WHERE cm.tenant_id = app.tid() AND cm.channel_id = ${read.channelId}::uuid AND cm.member_id = ${read.memberId}::uuid
      AND s.tenant_id = cm.tenant_id AND s.id = cm.channel_id
    RETURNING cm.read_seq`;
  return rows[0] ?? null;
}

/** Adds members who exist, are active and are not in the channel yet; answers those added. New members have nothing unread. */
export async function insertChannelMembers(
  tx: TenantTx,
  channelId: string,
  memberIds: string[],
): Promise<{ member_id: string; name: string }[]> {
  const rows = await tx.$queryRaw<{ member_id: string; name: string }[]>`
    WITH added AS (
      INSERT INTO app.channel_member (tenant_id, channel_id, member_id, read_seq)
      SELECT app.tid(), ${channelId}::uuid, m.id, s.message_count
      FROM app.member m JOIN app.stream s ON s.tenant_id = m.tenant_id AND s.id = ${channelId}::uuid
      WHERE m.tenant_id = app.tid() AND m.id = ANY (${memberIds}::uuid[]) AND m.deactivated_at IS NULL
      ON CONFLICT DO NOTHING RETURNING member_id)
    SELECT a.member_id, m.name FROM added a JOIN app.member m ON m.tenant_id = app.tid() AND m.id = a.member_id ORDER BY m.name`;
  if (rows.length > 0)
    await tx.$executeRaw`UPDATE app.channel SET member_count = member_count + ${rows.length} WHERE tenant_id = app.tid() AND id = ${channelId}::uuid`;
  return rows;
}

/** The version and whether there is anything that is not a message after a cursor. */
export async function streamVersion(tx: TenantTx, streamId: string): Promise<number> {
  const rows = await tx.$queryRaw<
    { version: bigint }[]
  >`SELECT version FROM app.stream WHERE tenant_id = app.tid() AND id = ${streamId}::uuid`;
  return Number(rows[0]?.version ?? 0);
}

export async function lockStream(tx: TenantTx, streamId: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM app.stream WHERE tenant_id = app.tid() AND id = ${streamId}::uuid FOR UPDATE`;
}

/** Which of these members share a channel with this one? */
export async function sharedChannelMembers(tx: TenantTx, memberId: string, others: string[]): Promise<string[]> {
  const rows = await tx.$queryRaw<{ member_id: string }[]>`SELECT DISTINCT o.member_id FROM app.channel_member me
    JOIN app.channel_member o ON o.tenant_id = me.tenant_id AND o.channel_id = me.channel_id
    WHERE me.tenant_id = app.tid() AND me.member_id = ${memberId}::uuid AND o.member_id = ANY (${others}::uuid[])`;
  return rows.map((row) => row.member_id);
}

export async function membershipsOf(
  tx: TenantTx,
  memberIds: string[],
): Promise<{ member_id: string; channel_id: string; version: bigint }[]> {
  return tx.$queryRaw`SELECT cm.member_id, cm.channel_id, s.version FROM app.channel_member cm
    JOIN app.member m ON m.tenant_id = cm.tenant_id AND m.id = cm.member_id AND m.deactivated_at IS NULL
    JOIN app.stream s ON s.tenant_id = cm.tenant_id AND s.id = cm.channel_id
    WHERE cm.tenant_id = app.tid() AND cm.member_id = ANY (${memberIds}::uuid[])`;
}
