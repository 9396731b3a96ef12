import { Prisma } from '../generated/client.ts';
import type { TenantTx } from '../with-tenant.ts';

/** What somebody said, as the log has it: a message when it was sent, or one of its edits. */
export type SpokenRow = {
  channel_id: string;
  kind: 'public' | 'private' | 'direct' | 'group';
  version: bigint;
  is_edit: boolean;
  message_id: string;
  author_id: string;
  joined_at: Date;
  at: Date;
  payload: string | null;
};

const spoken = Prisma.sql`SELECT e.stream_id AS channel_id, c.kind, e.version, e.type = 'message.edited' AS is_edit, e.subject_id AS message_id,
    a.id AS author_id, a.joined_at, e.at, p.payload
  FROM app.event e
  JOIN app.channel c ON c.tenant_id = e.tenant_id AND c.id = e.stream_id
  LEFT JOIN app.message m ON m.tenant_id = e.tenant_id AND m.id = e.subject_id
  JOIN app.member a ON a.tenant_id = e.tenant_id AND a.id = coalesce(m.author_id, e.actor_id)
  LEFT JOIN app.event_payload p ON p.tenant_id = e.tenant_id AND p.stream_id = e.stream_id AND p.version = e.version
  WHERE e.tenant_id = app.tid() AND e.type IN ('message.created', 'message.edited')`;

/** From here on: channels whose log was never read begin at this moment. Those that come later begin at their beginning. */
export async function beginCursors(tx: TenantTx): Promise<void> {
  await tx.$executeRaw`INSERT INTO app.supervision_cursor (tenant_id, stream_id, version)
    SELECT s.tenant_id, s.id, s.version FROM app.stream s WHERE s.tenant_id = app.tid() AND s.id <> app.tid()
    ON CONFLICT (tenant_id, stream_id) DO NOTHING`;
}

/** A channel that has moved on since it was read, held against others who read; null: there is none. */
export async function takeUnreadChannel(tx: TenantTx): Promise<{ id: string; after: number; head: number } | null> {
  const rows = await tx.$queryRaw<{ id: string; after: bigint; head: bigint }[]>`
    SELECT s.id, coalesce(k.version, 0) AS after, s.version AS head FROM app.channel c
    JOIN app.stream s ON s.tenant_id = c.tenant_id AND s.id = c.id
    LEFT JOIN app.supervision_cursor k ON k.tenant_id = c.tenant_id AND k.stream_id = c.id
    WHERE c.tenant_id = app.tid() AND s.version > coalesce(k.version, 0) ORDER BY s.id LIMIT 1`;
  const row = rows[0];
  return row ? { id: row.id, after: Number(row.after), head: Number(row.head) } : null;
}

/** Two who read at once do not read the same: the second waits, and then finds it read. */
export async function lockSupervision(tx: TenantTx): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM app.tenant WHERE tenant_id = app.tid() FOR NO KEY UPDATE`;
}

export async function moveCursor(tx: TenantTx, streamId: string, version: number): Promise<void> {
  await tx.$executeRaw`INSERT INTO app.supervision_cursor (tenant_id, stream_id, version) VALUES (app.tid(), ${streamId}::uuid, ${version})
    ON CONFLICT (tenant_id, stream_id) DO UPDATE SET version = greatest(app.supervision_cursor.version, excluded.version)`;
}

/** What was said in a stretch of a channel's log, first part. */
export function readSpoken(
  tx: TenantTx,
  stretch: { channelId: string; after: number; head: number; limit: number },
): Promise<SpokenRow[]> {
  return tx.$queryRaw<SpokenRow[]>`${spoken} AND e.stream_id = ${stretch.channelId}::uuid AND e.version > ${stretch.after}
    AND e.version <= ${stretch.head} ORDER BY e.version LIMIT ${stretch.limit}`;
}

/** What was said in all channels in a time, channel by channel, from behind a place on. Closed ones count from `privateFrom` on, if at all. */
export function readSpokenBetween(
  tx: TenantTx,
  page: { from: Date; until: Date; privateFrom: Date | null; after: { channelId: string; version: number } | null; limit: number },
): Promise<SpokenRow[]> {
  const { after } = page;
  const behind = after ? Prisma.sql`AND (e.stream_id, e.version) > (${after.channelId}::uuid, ${after.version})` : Prisma.empty;
  return tx.$queryRaw<SpokenRow[]>`${spoken} AND e.at >= ${page.from} AND e.at < ${page.until}
    AND (c.kind = 'public' OR e.at >= ${page.privateFrom}::timestamptz) ${behind} ORDER BY e.stream_id, e.version LIMIT ${page.limit}`;
}

/** The words of one version of a message, and what the message is now. Null payload: erased by retention. */
export async function readSpokenVersion(
  tx: TenantTx,
  at: { channelId: string; version: number },
): Promise<{
  payload: string | null;
  deleted_at: Date | null;
  seq: bigint | null;
  parent_id: string | null;
  channel_name: string | null;
} | null> {
  const rows = await tx.$queryRaw<
    { payload: string | null; deleted_at: Date | null; seq: bigint | null; parent_id: string | null; channel_name: string | null }[]
  >`SELECT p.payload, m.deleted_at, m.seq, m.parent_id, c.name AS channel_name FROM app.event e
    JOIN app.channel c ON c.tenant_id = e.tenant_id AND c.id = e.stream_id
    LEFT JOIN app.event_payload p ON p.tenant_id = e.tenant_id AND p.stream_id = e.stream_id AND p.version = e.version
    LEFT JOIN app.message m ON m.tenant_id = e.tenant_id AND m.id = e.subject_id
    WHERE e.tenant_id = app.tid() AND e.stream_id = ${at.channelId}::uuid AND e.version = ${at.version}`;
  return rows[0] ?? null;
}

export type AroundRow = { id: string; seq: bigint; author_name: string; body: string; created_at: Date };

/** So many messages before a place and behind it, in the channel itself or in the thread where it stands. Deleted ones are passed over. */
export function readAround(
  tx: TenantTx,
  at: { channelId: string; seq: number; parentId: string | null; count: number },
): Promise<AroundRow[]> {
  const beside = at.parentId
    ? Prisma.sql`(id = ${at.parentId}::uuid OR parent_id = ${at.parentId}::uuid)`
    : Prisma.sql`parent_id IS NULL`;
  const rows = Prisma.sql`SELECT id, seq, author_name, body, created_at FROM app.message_row
    WHERE tenant_id = app.tid() AND channel_id = ${at.channelId}::uuid AND deleted_at IS NULL AND ${beside}`;
  return tx.$queryRaw<AroundRow[]>`(${rows} AND seq < ${at.seq} ORDER BY seq DESC LIMIT ${at.count})
    UNION ALL (${rows} AND seq > ${at.seq} ORDER BY seq LIMIT ${at.count})`;
}
