import { createHash } from 'node:crypto';
import { readLinks, readStreamHead, type StoredEvent, type StreamHead } from '@parley/db/log/read-events';
import { withTenant } from '@parley/db/with-tenant';
import { absentContents } from './absent-contents.ts';

export type StreamVerdict = { ok: true; version: number } | { ok: false; version: number; problem: string };

const genesis = '0'.repeat(64);
const pageSize = 4_000;

/**
 * Reads a stream from its start and recomputes every hash: a changed, removed, added or swapped entry is named by the
 * first version that does not fit. An erased payload is fine where the log itself says that it was purged; its hash still stands
 * in the chain. The stream's own head tells of entries cut off or added at the end; it is read before and after, because writers go on meanwhile. `report` hears how
 * far it has come.
 */
export async function verifyStream(
  tenantId: string,
  streamId: string,
  report?: (version: number) => Promise<void>,
): Promise<StreamVerdict> {
  let next = readPage(tenantId, streamId, 0);
  const { before } = await next;
  let head = genesis;
  let version = 0;
  const absent = absentContents();
  for (;;) {
    const { page, after } = await next;
    if (page.length === pageSize) {
      next = readPage(tenantId, streamId, version + pageSize);
      // Nobody waits for it when this page ends the search.
      next.catch(() => {});
    }
    for (const link of page) {
      if (link.version !== version + 1) return { ok: false, version: version + 1, problem: 'an entry is missing' };
      version += 1;
      if (link.payload !== null && sha256(link.payload) !== link.fields.slice(-64))
        return { ok: false, version, problem: 'the content was changed' };
      absent.see(link, version);
      head = sha256(`${head}\n${tenantId}\n${streamId}\n${link.fields}`);
      if (head !== link.hash) return { ok: false, version, problem: 'the entry was changed' };
      if (version === before.version && head !== before.hash) return { ok: false, version, problem: 'the entry was changed' };
    }
    await report?.(version);
    if (page.length < pageSize) {
      const taken = absent.first();
      return taken === null ? judgeEnd(version, before, after) : { ok: false, version: taken, problem: 'the content is missing' };
    }
  }
}

/** The next page is read while the last one is hashed. */
const readPage = (tenantId: string, streamId: string, afterVersion: number) =>
  withTenant(tenantId, async (tx) => ({
    before: await readStreamHead(tx, streamId),
    page: await readLinks(tx, streamId, afterVersion, pageSize),
    after: await readStreamHead(tx, streamId),
  }));

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
