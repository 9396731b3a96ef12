import type { TenantTx } from '../with-tenant.ts';

export type EventRow = {
  version: bigint;
  type: string;
  subject_id: string | null;
  subject_name: string | null;
  visible_from: string | null;
};

/** A stretch of a stream, in version order, with the name of the member it is about where it is about one, and how far back one who came sees. */
export async function readEvents(tx: TenantTx, streamId: string, afterVersion: number, limit: number): Promise<EventRow[]> {
  return tx.$queryRaw`SELECT e.version, e.type, e.subject_id, m.name AS subject_name, p.payload::jsonb ->> 'visibleFrom' AS visible_from FROM app.event e
    LEFT JOIN app.event_payload p ON e.type = 'channel.memberAdded' AND p.tenant_id = e.tenant_id AND p.stream_id = e.stream_id AND p.version = e.version
    LEFT JOIN app.member m ON m.tenant_id = e.tenant_id AND m.id = e.subject_id
    WHERE e.tenant_id = app.tid() AND e.stream_id = ${streamId}::uuid AND e.version > ${afterVersion}
    ORDER BY e.version LIMIT ${limit}`;
}

/** Who was removed from a channel within a stretch of its log, ends included. */
export async function readRemovals(
  tx: TenantTx,
  streamId: string,
  stretch: { from: number; to: number },
): Promise<{ version: bigint; member_id: string }[]> {
  return tx.$queryRaw`SELECT e.version, e.subject_id AS member_id FROM app.event e
    WHERE e.tenant_id = app.tid() AND e.stream_id = ${streamId}::uuid AND e.version BETWEEN ${stretch.from} AND ${stretch.to}
      AND e.type = 'channel.memberRemoved'`;
}

export type StoredEvent = {
  version: bigint;
  type: string;
  actor_id: string | null;
  subject_id: string | null;
  at: Date;
  client_id: string | null;
  payload: string | null;
  payload_hash: Uint8Array;
  hash: Uint8Array;
};

/** `fields`: what the hash is over besides the former head, the tenant and the stream, one a line; the last is the payload's own hash. */
export type Link = { version: number; type: string; fields: string; hash: string; payload: string | null };

/** A stretch of a stream as a chain is recomputed from it. Few columns, because what is read is everything there is. */
export async function readLinks(tx: TenantTx, streamId: string, afterVersion: number, limit: number): Promise<Link[]> {
  return tx.$queryRaw`SELECT e.version::integer AS version, e.type, encode(e.hash, 'hex') AS hash, p.payload,
      concat(e.version, E'\n', e.type, E'\n', e.actor_id, E'\n', e.subject_id, E'\n', (extract(epoch FROM e.at) * 1000)::bigint, E'\n',
             e.client_id, E'\n', encode(e.payload_hash, 'hex')) AS fields
    FROM app.event e LEFT JOIN app.event_payload p ON p.tenant_id = e.tenant_id AND p.stream_id = e.stream_id AND p.version = e.version
    WHERE e.tenant_id = app.tid() AND e.stream_id = ${streamId}::uuid AND e.version > ${afterVersion} ORDER BY e.version LIMIT ${limit}`;
}

/** Events with payloads and hashes. */
export async function readStoredEvents(
  tx: TenantTx,
  streamId: string,
  afterVersion: number,
  limit: number,
): Promise<StoredEvent[]> {
  return tx.$queryRaw`SELECT e.version, e.type, e.actor_id, e.subject_id, e.at, e.client_id, p.payload, e.payload_hash, e.hash
    FROM app.event e LEFT JOIN app.event_payload p ON p.tenant_id = e.tenant_id AND p.stream_id = e.stream_id AND p.version = e.version
    WHERE e.tenant_id = app.tid() AND e.stream_id = ${streamId}::uuid AND e.version > ${afterVersion} ORDER BY e.version LIMIT ${limit}`;
}

export type StreamHead = { version: number; hash: string };

/** Where a stream says that it stands; zero for one that does not exist. */
export async function readStreamHead(tx: TenantTx, streamId: string): Promise<StreamHead> {
  const rows = await tx.$queryRaw<{ version: bigint; hash: string }[]>`
    SELECT version, encode(head_hash, 'hex') AS hash FROM app.stream WHERE tenant_id = app.tid() AND id = ${streamId}::uuid`;
  return { version: Number(rows[0]?.version ?? 0), hash: rows[0]?.hash ?? '' };
}
