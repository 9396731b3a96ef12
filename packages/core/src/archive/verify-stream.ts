import { createHash } from 'node:crypto';
import { readStoredEvents, readStreamHead, type StoredEvent, type StreamHead } from '@parley/db/log/read-events';
import { withTenant } from '@parley/db/with-tenant';

export type StreamVerdict = { ok: true; version: number } | { ok: false; version: number; problem: string };

const genesis = '0'.repeat(64);
const pageSize = 1000;

/**
 * Reads a stream from its start and recomputes every hash: a changed, removed, added or swapped entry is named by the
 * first version that does not fit. An erased payload is fine; its hash still stands in the chain. The stream's own head
 * tells of entries cut off or added at the end; it is read before and after, because writers go on meanwhile. `report` hears how
 * far it has come.
 */
export async function verifyStream(
  tenantId: string,
  streamId: string,
  report?: (version: number) => Promise<void>,
): Promise<StreamVerdict> {
  const before = await withTenant(tenantId, (tx) => readStreamHead(tx, streamId));
  let head = genesis;
  let version = 0;
  for (;;) {
    const { page, after } = await withTenant(tenantId, async (tx) => ({
      page: await readStoredEvents(tx, streamId, version, pageSize),
      after: await readStreamHead(tx, streamId),
    }));
    for (const event of page) {
      if (Number(event.version) !== version + 1) return { ok: false, version: version + 1, problem: 'an entry is missing' };
      version += 1;
      const payloadHash = hex(event.payload_hash);
      if (event.payload !== null && sha256(event.payload) !== payloadHash)
        return { ok: false, version, problem: 'the content was changed' };
      head = eventHash(head, tenantId, streamId, event, payloadHash);
      if (head !== hex(event.hash)) return { ok: false, version, problem: 'the entry was changed' };
      if (version === before.version && head !== before.hash) return { ok: false, version, problem: 'the entry was changed' };
    }
    await report?.(version);
    if (page.length < pageSize) return judgeEnd(version, before, after);
  }
}

function judgeEnd(version: number, before: StreamHead, after: StreamHead): StreamVerdict {
  if (version < before.version) return { ok: false, version: version + 1, problem: 'an entry is missing' };
  if (version > after.version) return { ok: false, version: after.version + 1, problem: 'an entry was added' };
  return { ok: true, version };
}

/** The same as app.event_hash in the database: over the former head and every field, one per line, absent ones empty. */
export function eventHash(
  prev: string,
  tenantId: string,
  streamId: string,
  event: Omit<StoredEvent, 'payload' | 'payload_hash' | 'hash'>,
  payloadHash: string,
): string {
  const fields = [
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
  ];
  return sha256(fields.join('\n'));
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
