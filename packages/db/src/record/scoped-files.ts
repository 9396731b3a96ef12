import type { Hidden } from '../archive/read-stretches.ts';
import { Prisma } from '../generated/client.ts';
import type { TenantTx } from '../with-tenant.ts';
import type { Scope } from './scope-condition.ts';

export type ScopedFile = {
  id: string;
  name: string;
  mime: string;
  bytes: bigint;
  sha256: Uint8Array;
  messageId: string;
  channelId: string;
  uploaderId: string;
  createdAt: Date;
};
type Reach = { scope: Scope; hidden: Hidden[] };

/** As `inScope`, for a message `m`: a custodian's stay ends with the time of the entry that ended it. */
function messageInScope({ channelIds, memberIds, from, until }: Scope): Prisma.Sql {
  const parts = [Prisma.sql`TRUE`];
  if (channelIds.length > 0) parts.push(Prisma.sql`m.channel_id = ANY (${channelIds}::uuid[])`);
  if (memberIds.length > 0)
    parts.push(Prisma.sql`EXISTS (SELECT 1 FROM app.member_stays(${memberIds}::uuid[]) s
        LEFT JOIN app.event u ON u.tenant_id = app.tid() AND u.stream_id = s.channel_id AND u.version = s.until_version
        WHERE s.channel_id = m.channel_id AND (u.at IS NULL OR m.created_at <= u.at))`);
  if (from) parts.push(Prisma.sql`m.created_at >= ${from}::date AT TIME ZONE 'UTC'`);
  if (until) parts.push(Prisma.sql`m.created_at < (${until}::date + 1) AT TIME ZONE 'UTC'`);
  return Prisma.join(parts, ' AND ');
}

// Files that belong to a message as of then, each with whether its message is in scope and whether it is hidden. What the scanner
// has found harmful is not handed out.
const files = ({ scope, hidden }: Reach, at: Date): Prisma.Sql => Prisma.sql`
  SELECT f.*, (${messageInScope(scope)}) AS is_in_scope, h.id IS NOT NULL AND (h.up_to IS NULL OR m.seq <= h.up_to) AS is_hidden
  FROM app.file f JOIN app.message m ON m.tenant_id = f.tenant_id AND m.id = f.message_id
  LEFT JOIN unnest(${hidden.map(({ id }) => id)}::uuid[], ${hidden.map(({ upTo }) => upTo)}::bigint[]) AS h (id, up_to)
    ON h.id = m.channel_id
  WHERE f.tenant_id = app.tid() AND f.state <> 'blocked' AND f.created_at <= ${at} AND m.created_at <= ${at}`;

/** Files within reach after this one, in the order of ids. */
export const listScopedFiles = (
  tx: TenantTx,
  reach: Reach,
  { at, after, limit }: { at: Date; after: string | null; limit: number },
): Promise<ScopedFile[]> => tx.$queryRaw<ScopedFile[]>`
  SELECT r.id, r.name, r.mime, r.bytes, r.sha256, r.message_id AS "messageId", r.channel_id AS "channelId",
         r.uploader_id AS "uploaderId", r.created_at AS "createdAt"
  FROM (${files(reach, at)} AND (${after}::uuid IS NULL OR f.id > ${after}::uuid)) r
  WHERE r.is_in_scope AND NOT r.is_hidden ORDER BY r.id LIMIT ${limit}`;

/** How many files lie beyond the scope, and how many within it are hidden. */
export async function countLeftOutFiles(tx: TenantTx, reach: Reach, at: Date): Promise<{ beyond: number; private: number }> {
  const [row] = await tx.$queryRaw<{ beyond: bigint; private: bigint }[]>`
    SELECT count(*) FILTER (WHERE NOT r.is_in_scope) AS beyond, count(*) FILTER (WHERE r.is_in_scope AND r.is_hidden) AS private
    FROM (${files(reach, at)}) r`;
  return { beyond: Number(row?.beyond ?? 0), private: Number(row?.private ?? 0) };
}

/** Conversations other than public channels that this member does not read, or not from their beginning. */
export async function listHidden(tx: TenantTx, memberId: string): Promise<Hidden[]> {
  const rows = await tx.$queryRaw<{ id: string; upTo: bigint | null }[]>`
    SELECT c.id, CASE WHEN cm.member_id IS NOT NULL THEN cm.visible_from END AS "upTo" FROM app.channel c
    LEFT JOIN app.channel_member cm ON cm.tenant_id = c.tenant_id AND cm.channel_id = c.id AND cm.member_id = ${memberId}::uuid
    WHERE c.tenant_id = app.tid() AND c.kind <> 'public' AND (cm.member_id IS NULL OR cm.visible_from > 0) ORDER BY c.id`;
  return rows.map(({ id, upTo }) => ({ id, upTo: upTo === null ? null : Number(upTo) }));
}

/** Channels that one of these members was ever in. */
export async function listStays(tx: TenantTx, memberIds: string[]): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT s.channel_id AS id FROM app.member_stays(${memberIds}::uuid[]) s`;
  return rows.map(({ id }) => id);
}
