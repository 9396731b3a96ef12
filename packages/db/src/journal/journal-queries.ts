import { Prisma } from '../generated/client.ts';
import type { TenantTx } from '../with-tenant.ts';

export type Waiting = { streamId: string; after: number; head: number };

const behind = (targetId: string, isWithLog: boolean): Prisma.Sql => Prisma.sql`
  FROM app.stream s LEFT JOIN app.journal_cursor c
    ON c.tenant_id = s.tenant_id AND c.stream_id = s.id AND c.target_id = ${targetId}::uuid
  WHERE s.tenant_id = app.tid() AND s.version > coalesce(c.version, 0) AND (${isWithLog} OR s.id <> app.tid())`;

/** Streams of which a target has not taken everything yet, a few of them. `isWithLog`: also the workspace's own. */
export async function listWaiting(
  tx: TenantTx,
  targetId: string,
  { isWithLog, limit }: { isWithLog: boolean; limit: number },
): Promise<Waiting[]> {
  const rows = await tx.$queryRaw<{ id: string; after: bigint; head: bigint }[]>`
    SELECT s.id, coalesce(c.version, 0) AS after, s.version AS head ${behind(targetId, isWithLog)} ORDER BY s.id LIMIT ${limit}`;
  return rows.map(({ id, after, head }) => ({ streamId: id, after: Number(after), head: Number(head) }));
}

/** How many entries a target has not taken yet. */
export async function countWaiting(tx: TenantTx, targetId: string, isWithLog: boolean): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: bigint }[]>`
    SELECT coalesce(sum(s.version - coalesce(c.version, 0)), 0)::bigint AS count ${behind(targetId, isWithLog)}`;
  return Number(row?.count ?? 0);
}

/** From here on: what every stream holds now counts as taken. */
export async function beginCursors(tx: TenantTx, targetId: string): Promise<void> {
  await tx.$executeRaw`INSERT INTO app.journal_cursor (tenant_id, target_id, stream_id, version)
    SELECT s.tenant_id, ${targetId}::uuid, s.id, s.version FROM app.stream s WHERE s.tenant_id = app.tid()
    ON CONFLICT (tenant_id, target_id, stream_id) DO UPDATE SET version = excluded.version`;
}

/** Notes what was taken; never backwards. */
export async function moveCursor(tx: TenantTx, targetId: string, streamId: string, version: number): Promise<void> {
  await tx.$executeRaw`INSERT INTO app.journal_cursor AS c (tenant_id, target_id, stream_id, version)
    VALUES (app.tid(), ${targetId}::uuid, ${streamId}::uuid, ${version}::bigint)
    ON CONFLICT (tenant_id, target_id, stream_id) DO UPDATE SET version = greatest(c.version, excluded.version)`;
}

/** Back to the first entry of this day (UTC) in every stream, or to the beginning; a cursor that stands before it stays. */
export async function rewindCursors(tx: TenantTx, targetId: string, day: string | null): Promise<void> {
  await tx.$executeRaw`UPDATE app.journal_cursor c SET version = least(c.version, coalesce(
      (SELECT max(e.version) FROM app.event e WHERE e.tenant_id = c.tenant_id AND e.stream_id = c.stream_id
         AND ${day}::date IS NOT NULL AND e.at < ${day}::date AT TIME ZONE 'UTC'), 0))
    WHERE c.tenant_id = app.tid() AND c.target_id = ${targetId}::uuid`;
}

export type Stay = { version: number; memberId: string; isIn: boolean };

/** Who came into a channel and who left it, in order, up to an entry. */
export async function listStaysOf(tx: TenantTx, streamId: string, upTo: number): Promise<Stay[]> {
  const rows = await tx.$queryRaw<{ version: bigint; memberId: string; isIn: boolean }[]>`
    SELECT e.version, e.subject_id AS "memberId", e.type = 'channel.memberAdded' AS "isIn" FROM app.event e
    WHERE e.tenant_id = app.tid() AND e.stream_id = ${streamId}::uuid AND e.version <= ${upTo}::bigint
      AND e.type IN ('channel.memberAdded', 'channel.memberRemoved') AND e.subject_id IS NOT NULL ORDER BY e.version`;
  return rows.map((row) => ({ ...row, version: Number(row.version) }));
}
