import type { MessageRow } from '../message/message-row.ts';
import type { TenantTx } from '../with-tenant.ts';

export type EventRow = { version: bigint; type: string; subject_id: string | null; subject_name: string | null };

/** A stretch of a stream, in version order, with the name of the member it is about where it is about one. */
export async function readEvents(tx: TenantTx, streamId: string, afterVersion: number, limit: number): Promise<EventRow[]> {
  return tx.$queryRaw`SELECT e.version, e.type, e.subject_id, m.name AS subject_name FROM app.event e
    LEFT JOIN app.member m ON m.tenant_id = e.tenant_id AND m.id = e.subject_id
    WHERE e.tenant_id = app.tid() AND e.stream_id = ${streamId}::uuid AND e.version > ${afterVersion}
    ORDER BY e.version LIMIT ${limit}`;
}

/** Messages of a channel that changed after a version, in the order of their last change. */
export async function changedMessages(tx: TenantTx, channelId: string, afterVersion: number, limit: number): Promise<MessageRow[]> {
  return tx.$queryRaw`SELECT * FROM app.message_row WHERE tenant_id = app.tid() AND channel_id = ${channelId}::uuid AND version > ${afterVersion}
    ORDER BY version LIMIT ${limit}`;
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

/** Events with payloads and hashes, as the verifier and exports need them. */
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
