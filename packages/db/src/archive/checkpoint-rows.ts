import type { TenantTx } from '../with-tenant.ts';

export type Head = { id: string; version: number; hash: string };
type StoredHead = { id: string; version: bigint; hash: string };
const toHead = (row: StoredHead): Head => ({ ...row, version: Number(row.version) });
export type HeadsSummary = { streams: number; events: number; root: string };

/**
 * All streams of the tenant in one figure: SHA-256 over a line `id version hash` for each, in the order of ids, joined by line
 * feeds. Reads the heads only, never the log.
 */
export async function summariseHeads(tx: TenantTx): Promise<HeadsSummary> {
  const [row] = await tx.$queryRaw<{ streams: bigint; events: bigint; root: string }[]>`
    SELECT count(*) AS streams, coalesce(sum(s.version), 0)::bigint AS events,
           encode(sha256(convert_to(coalesce(string_agg(concat(s.id, ' ', s.version, ' ', encode(s.head_hash, 'hex')), E'\n' ORDER BY s.id), ''), 'UTF8')), 'hex') AS root
    FROM app.stream s WHERE s.tenant_id = app.tid()`;
  if (!row) throw new Error('an aggregate returned no row');
  return { streams: Number(row.streams), events: Number(row.events), root: row.root };
}

/** Heads that the latest checkpoint does not cover, a few of them. */
export async function readMovedHeads(tx: TenantTx, limit: number): Promise<Head[]> {
  const rows = await tx.$queryRaw<StoredHead[]>`
    SELECT s.id, s.version, encode(s.head_hash, 'hex') AS hash FROM app.stream s
    LEFT JOIN app.checkpoint_head c ON c.tenant_id = s.tenant_id AND c.stream_id = s.id
    WHERE s.tenant_id = app.tid() AND (c.version, c.hash) IS DISTINCT FROM (s.version, s.head_hash) LIMIT ${limit}`;
  return rows.map(toHead);
}

/** The heads that this checkpoint was the last to move. */
export async function readCoveredHeads(tx: TenantTx, number: number): Promise<Head[]> {
  const rows = await tx.$queryRaw<StoredHead[]>`
    SELECT c.stream_id AS id, c.version, encode(c.hash, 'hex') AS hash FROM app.checkpoint_head c
    WHERE c.tenant_id = app.tid() AND c.number = ${number}::bigint ORDER BY c.stream_id`;
  return rows.map(toHead);
}

/** Notes the heads as covered; the same moment must be seen as when they were read. */
export async function coverHeads(tx: TenantTx, number: number): Promise<void> {
  await tx.$executeRaw`INSERT INTO app.checkpoint_head (tenant_id, stream_id, version, hash, number)
    SELECT s.tenant_id, s.id, s.version, s.head_hash, ${number}::bigint FROM app.stream s
    LEFT JOIN app.checkpoint_head c ON c.tenant_id = s.tenant_id AND c.stream_id = s.id
    WHERE s.tenant_id = app.tid() AND (c.version, c.hash) IS DISTINCT FROM (s.version, s.head_hash)
    ON CONFLICT (tenant_id, stream_id) DO UPDATE SET version = excluded.version, hash = excluded.hash, number = excluded.number`;
}

/** Streams after this one, in the order of ids. */
export async function listHeads(tx: TenantTx, after: string | null, limit: number): Promise<Head[]> {
  const rows = await tx.$queryRaw<StoredHead[]>`
    SELECT s.id, s.version, encode(s.head_hash, 'hex') AS hash FROM app.stream s
    WHERE s.tenant_id = app.tid() AND (${after}::uuid IS NULL OR s.id > ${after}::uuid) ORDER BY s.id LIMIT ${limit}`;
  return rows.map(toHead);
}

/** The first of these entries that is not in the log with this very hash. */
export async function findLostHead(tx: TenantTx, heads: Head[]): Promise<Head | null> {
  const ids = heads.map(({ id }) => id);
  const versions = heads.map(({ version }) => version);
  const hashes = heads.map(({ hash }) => hash);
  const [row] = await tx.$queryRaw<StoredHead[]>`
    SELECT h.id, h.version, h.hash FROM unnest(${ids}::uuid[], ${versions}::bigint[], ${hashes}::text[]) AS h (id, version, hash)
    LEFT JOIN app.event e ON e.tenant_id = app.tid() AND e.stream_id = h.id AND e.version = h.version
    WHERE h.version > 0 AND encode(e.hash, 'hex') IS DISTINCT FROM h.hash ORDER BY h.id, h.version LIMIT 1`;
  return row ? toHead(row) : null;
}

/** Has the tenant written anything that its latest checkpoint does not cover? */
export const hasMoved = async (tx: TenantTx): Promise<boolean> => (await readMovedHeads(tx, 1)).length > 0;

/** A stream that stands behind what its last checkpoint covers, differs from it at the same entry, or is gone. */
export async function findFallenHead(tx: TenantTx): Promise<Head | null> {
  const [row] = await tx.$queryRaw<StoredHead[]>`
    SELECT c.stream_id AS id, c.version, encode(c.hash, 'hex') AS hash FROM app.checkpoint_head c
    LEFT JOIN app.stream s ON s.tenant_id = c.tenant_id AND s.id = c.stream_id
    WHERE c.tenant_id = app.tid() AND (s.id IS NULL OR s.version < c.version OR (s.version = c.version AND s.head_hash <> c.hash))
    ORDER BY c.stream_id LIMIT 1`;
  return row ? toHead(row) : null;
}

/** When the first entry of the tenant was written. */
export async function readBeginning(tx: TenantTx): Promise<Date | null> {
  const [row] = await tx.$queryRaw<{ at: Date }[]>`SELECT e.at FROM app.event e
    WHERE e.tenant_id = app.tid() AND e.stream_id = app.tid() AND e.version = 1`;
  return row?.at ?? null;
}
