import type { TenantTx } from '../with-tenant.ts';

/** A piece of a stream: the entries after a version, up to another. */
export type Stretch = { streamId: string; after: number; upTo: number };
export type ExportedEvent = {
  streamId: string;
  version: number;
  type: string;
  actor: string | null;
  subject: string | null;
  at: number;
  client: string | null;
  payloadHash: string;
  hash: string;
  payload: string | null;
};

/** The entries of several stretches in one go, in the order of streams and versions. Times are in milliseconds. */
export async function readStretches(tx: TenantTx, stretches: Stretch[]): Promise<ExportedEvent[]> {
  const ids = stretches.map(({ streamId }) => streamId);
  const from = stretches.map(({ after }) => after);
  const to = stretches.map(({ upTo }) => upTo);
  const rows = await tx.$queryRaw<(Omit<ExportedEvent, 'version' | 'at'> & { version: bigint; at: bigint })[]>`
    SELECT e.stream_id AS "streamId", e.version, e.type, e.actor_id AS actor, e.subject_id AS subject,
           (extract(epoch FROM e.at) * 1000)::bigint AS at, e.client_id AS client, encode(e.payload_hash, 'hex') AS "payloadHash",
           encode(e.hash, 'hex') AS hash, p.payload
    FROM unnest(${ids}::uuid[], ${from}::bigint[], ${to}::bigint[]) AS s (id, after, up_to)
    CROSS JOIN LATERAL (SELECT x.* FROM app.event x
      WHERE x.tenant_id = app.tid() AND x.stream_id = s.id AND x.version > s.after AND x.version <= s.up_to OFFSET 0) e
    LEFT JOIN app.event_payload p ON p.tenant_id = e.tenant_id AND p.stream_id = e.stream_id AND p.version = e.version
    ORDER BY e.stream_id, e.version`;
  return rows.map((row) => ({ ...row, version: Number(row.version), at: Number(row.at) }));
}
