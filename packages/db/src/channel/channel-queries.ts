import type { TenantTx } from '../with-tenant.ts';

export type BrowseQuery = {
  memberId: string;
  match: string;
  sort: 'name' | 'size' | 'activity';
  show: 'all' | 'joined' | 'archived';
  after: string | null;
  limit: number;
};

/**
 * Channels that a member may find: their own and the public ones, a page after the key of the last one. The key is text that
 * sorts as wished, largest and latest first, and ends in the id, so that no two are alike.
 */
export async function browseChannelIds(tx: TenantTx, query: BrowseQuery): Promise<{ id: string; key: string }[]> {
  return tx.$queryRaw`SELECT f.id, f.key FROM (
      SELECT c.id, CASE ${query.sort}
          WHEN 'size' THEN lpad((999999999 - c.member_count)::text, 9, '0') || ' '
          WHEN 'activity' THEN lpad((9999999999999 - extract(epoch FROM coalesce(s.last_message_at, c.created_at)) * 1000)::bigint::text, 13, '0') || ' '
          ELSE '' END || c.name || ' ' || c.id AS key
      FROM app.channel c
      JOIN app.stream s ON s.tenant_id = c.tenant_id AND s.id = c.id
      LEFT JOIN app.channel_member cm ON cm.tenant_id = c.tenant_id AND cm.channel_id = c.id AND cm.member_id = ${query.memberId}::uuid
      WHERE c.tenant_id = app.tid() AND c.name IS NOT NULL AND (c.kind = 'public' OR cm.member_id IS NOT NULL)
        AND CASE ${query.show} WHEN 'joined' THEN cm.member_id IS NOT NULL AND c.archived_at IS NULL
                               WHEN 'archived' THEN c.archived_at IS NOT NULL ELSE true END
        AND (c.name || ' ' || c.topic) ILIKE ${`%${query.match.replace(/[\\%_]/g, String.raw`\$&`)}%`}) f
    WHERE ${query.after}::text IS NULL OR f.key > ${query.after}
    ORDER BY f.key LIMIT ${query.limit}`;
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

/** Puts the member's cursor before this message, so that it and what follows are unread. No row: not a member. */
export async function returnReadCursor(
  tx: TenantTx,
  mark: { channelId: string; memberId: string; seq: number },
): Promise<{ read_seq: bigint } | null> {
  const rows = await tx.$queryRaw<{ read_seq: bigint }[]>`
    UPDATE app.channel_member cm SET read_seq = least(cm.read_seq, ${mark.seq}::bigint - 1)
    WHERE cm.tenant_id = app.tid() AND cm.channel_id = ${mark.channelId}::uuid AND cm.member_id = ${mark.memberId}::uuid
    RETURNING cm.read_seq`;
  return rows[0] ?? null;
}

/**
 * Adds members who exist, are active and are not in the channel yet; answers those added. New members have nothing unread.
 * They see what comes after `floor`; in a public channel that binds guests only, for the others read it without belonging.
 */
export async function insertChannelMembers(
  tx: TenantTx,
  channelId: string,
  memberIds: string[],
  floor = 0,
): Promise<{ member_id: string; name: string; visible_from: bigint }[]> {
  const rows = await tx.$queryRaw<{ member_id: string; name: string; visible_from: bigint }[]>`
    WITH added AS (
      INSERT INTO app.channel_member (tenant_id, channel_id, member_id, read_seq, notify, visible_from)
      SELECT app.tid(), ${channelId}::uuid, m.id, s.message_count, coalesce(p.data ->> 'notifyDefault', 'mentions'),
             CASE WHEN m.role = 'guest' OR NOT EXISTS (SELECT 1 FROM app.channel c
               WHERE c.tenant_id = m.tenant_id AND c.id = ${channelId}::uuid AND c.kind = 'public') THEN ${floor}::bigint ELSE 0 END
      FROM app.member m JOIN app.stream s ON s.tenant_id = m.tenant_id AND s.id = ${channelId}::uuid
      LEFT JOIN app.member_preference p ON p.tenant_id = m.tenant_id AND p.member_id = m.id
      WHERE m.tenant_id = app.tid() AND m.id = ANY (${memberIds}::uuid[]) AND m.deactivated_at IS NULL
      ON CONFLICT DO NOTHING RETURNING member_id, visible_from)
    SELECT a.member_id, m.name, a.visible_from FROM added a JOIN app.member m ON m.tenant_id = app.tid() AND m.id = a.member_id ORDER BY m.name`;
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
): Promise<{ member_id: string; channel_id: string; version: bigint; visible_from: bigint }[]> {
  return tx.$queryRaw`SELECT cm.member_id, cm.channel_id, s.version, cm.visible_from FROM app.channel_member cm
    JOIN app.member m ON m.tenant_id = cm.tenant_id AND m.id = cm.member_id AND m.deactivated_at IS NULL
    JOIN app.stream s ON s.tenant_id = cm.tenant_id AND s.id = cm.channel_id
    WHERE cm.tenant_id = app.tid() AND cm.member_id = ANY (${memberIds}::uuid[])`;
}

/** The seq of the last message before a moment; zero when there is none. */
export async function seqBefore(tx: TenantTx, channelId: string, at: Date): Promise<number> {
  const rows = await tx.$queryRaw<{ seq: bigint | null }[]>`SELECT max(m.seq) AS seq FROM app.message m
    WHERE m.tenant_id = app.tid() AND m.channel_id = ${channelId}::uuid AND m.created_at < ${at}`;
  return Number(rows[0]?.seq ?? 0);
}

export type Proposal = { name: string; by: string; agreed: string[] };

/** What has been proposed in these conversations, by channel. */
export async function openProposals(tx: TenantTx, channelIds: string[]): Promise<Map<string, Proposal>> {
  const rows = await tx.$queryRaw<{ id: string; proposal: Proposal }[]>`SELECT c.id, c.proposal FROM app.channel c
    WHERE c.tenant_id = app.tid() AND c.id = ANY (${channelIds}::uuid[]) AND c.proposal IS NOT NULL`;
  return new Map(rows.map((row) => [row.id, row.proposal]));
}

/** Keeps a proposal with its conversation, or takes it away. */
export async function storeProposal(tx: TenantTx, channelId: string, proposal: Proposal | null): Promise<void> {
  await tx.$executeRaw`UPDATE app.channel SET proposal = ${proposal && JSON.stringify(proposal)}::jsonb
    WHERE tenant_id = app.tid() AND id = ${channelId}::uuid`;
}
