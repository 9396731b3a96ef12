import { createHash } from 'node:crypto';
import { readStoredEvents, type StoredEvent } from '@parley/db/log/read-events';
import { withTenant } from '@parley/db/with-tenant';

export type StreamVerdict = { ok: true; version: number } | { ok: false; version: number; problem: string };

const genesis = '0'.repeat(64);
const pageSize = 1000;

/**
 * Reads a stream from its start and recomputes every hash: a changed, removed, added or swapped entry is named by the
 * first version that does not fit. An erased payload is fine; its hash still stands in the chain.
 */
export async function verifyStream(tenantId: string, streamId: string): Promise<StreamVerdict> {
  let head = genesis;
  let version = 0;
  for (;;) {
    const page = await withTenant(tenantId, (tx) => readStoredEvents(tx, streamId, version, pageSize));
    for (const event of page) {
      if (Number(event.version) !== version + 1) return { ok: false, version: version + 1, problem: 'an entry is missing' };
      version += 1;
      const payloadHash = hex(event.payload_hash);
      if (event.payload !== null && sha256(event.payload) !== payloadHash)
        return { ok: false, version, problem: 'the content was changed' };
      head = sha256(hashedText(head, tenantId, streamId, event, payloadHash));
      if (head !== hex(event.hash)) return { ok: false, version, problem: 'the entry was changed' };
    }
    if (page.length < pageSize) return { ok: true, version };
  }
}

/** The same text as app.event_hash in the database: former head and every field, one per line, absent ones empty. */
function hashedText(prev: string, tenantId: string, streamId: string, event: StoredEvent, payloadHash: string): string {
  return [
    prev,
    tenantId,
    streamId,
    event.version,
    event.type,
    event.actor_id ?? '',
    event.subject_id ?? '',
    event.at.valueOf(),
    event.client_id ?? '',
    payloadHash,
  ].join('\n');
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
