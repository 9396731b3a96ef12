import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { readStretches, type ExportedEvent, type Stretch } from '@parley/db/archive/read-stretches';
import { withTenant } from '@parley/db/with-tenant';
import { incomingDir } from '../file/store-upload.ts';
import { newId } from '../id.ts';
import { storage } from '../storage/storage.ts';
import { exportKey, moveOn, partName, type ExportRow } from './export-row.ts';
import { exportedFileName, listExportedFiles } from './exported-files.ts';
import { pace } from './pace.ts';
import { sealRecord, type Snapshot } from './snapshot.ts';

type Planned = Stretch & { isBeyond: boolean };

/**
 * Writes the log down, part by part, up to the heads that the snapshot has fixed. A part lies in the store before the row says
 * so: whoever goes on after a crash writes the last one again, with the same bytes.
 */
export async function readRecords(row: ExportRow, snapshot: Snapshot): Promise<void> {
  let eventsDone = Number(row.eventsDone);
  while (row.progress.stream < snapshot.heads.length) {
    const at = { stream: row.progress.stream, version: row.progress.version };
    let events = 0;
    const bytes = await putPart(row, async function* () {
      for (let read = 0; read < pace.readsPerPart && at.stream < snapshot.heads.length; read += 1) {
        const { stretches, next } = planRead(snapshot, at);
        const listed = stretches.filter(({ isBeyond }) => !isBeyond);
        const { scope, hidden, silenced = [] } = snapshot.reach;
        const ids = new Set(listed.map(({ streamId }) => streamId));
        const kept = { scope, hidden: hidden.filter(({ id }) => ids.has(id)), silenced };
        const rows = await withTenant(row.tenantId, (tx) => readStretches(tx, listed, kept));
        yield toLines(snapshot, stretches, rows);
        Object.assign(at, next);
        events += rows.length;
      }
    });
    eventsDone += events;
    const { progress } = row;
    await moveOn(row, { eventsDone, progress: { ...progress, ...at, parts: progress.parts + 1, bytes: progress.bytes + bytes } });
  }
  if (!row.progress.files) await writeFileRecords(row, snapshot);
}

/** The next stretches, together at most one read's worth: a piece of a long stream, or many short ones. */
export function planRead({ heads, reach }: Pick<Snapshot, 'heads' | 'reach'>, at: { stream: number; version: number }) {
  const stretches: Planned[] = [];
  const within = reach.within && new Set(reach.within);
  const next = { ...at };
  let room = pace.eventsPerRead;
  while (room > 0 && stretches.length < pace.eventsPerRead) {
    const head = heads[next.stream];
    if (!head) break;
    const isBeyond = within !== null && !within.has(head.id);
    const upTo = isBeyond ? head.version : Math.min(head.version, next.version + room);
    stretches.push({ streamId: head.id, after: next.version, upTo, isBeyond });
    if (!isBeyond) room -= upTo - next.version;
    if (upTo === head.version) Object.assign(next, { stream: next.stream + 1, version: 0 });
    else next.version = upTo;
  }
  return { stretches, next };
}

function toLines(snapshot: Snapshot, stretches: Planned[], rows: ExportedEvent[]): string {
  const lines: string[] = [];
  let n = 0;
  for (const { streamId, after, upTo, isBeyond } of stretches) {
    if (after === 0) lines.push(streamRecord(snapshot, streamId, isBeyond));
    if (isBeyond) continue;
    for (; rows[n]?.streamId === streamId; n += 1) lines.push(eventLine(rows[n] as ExportedEvent));
    if (upTo > after && rows[n - 1]?.version !== upTo) throw new Error('the log does not reach the head that was signed');
  }
  return lines.join('');
}

/** Of a stream beyond the scope its end alone stands here: the signed checkpoint covers it, and nothing of it is told. */
function streamRecord({ heads, workspace }: Snapshot, streamId: string, isBeyond: boolean): string {
  const head = findHead(heads, streamId);
  const kind = streamId === workspace.id ? 'workspace' : 'channel';
  const stream = { record: 'stream', id: streamId, kind, version: head.version, hash: head.hash };
  return sealRecord(isBeyond ? { ...stream, withheld: 'scope' } : stream);
}

/** Heads stand in the order of their ids. */
function findHead(heads: Snapshot['heads'], id: string) {
  let low = 0;
  for (let high = heads.length; low < high;) {
    const middle = (low + high) >> 1;
    if ((heads[middle]?.id ?? '') < id) low = middle + 1;
    else high = middle;
  }
  const head = heads[low];
  if (head?.id !== id) throw new Error('a stream without a head');
  return head;
}

/** The order of the fields is the one that `verify.mjs` expects. */
function eventLine(event: ExportedEvent): string {
  const { streamId, version, type, actor, subject, at, client, payloadHash, hash, payload, withheld } = event;
  const line = { record: 'event', stream: streamId, version, type, actor, subject, at, client, payloadHash, hash, payload };
  return `${JSON.stringify(withheld ? { ...line, withheld } : line)}\n`;
}

async function writeFileRecords(row: ExportRow, snapshot: Snapshot): Promise<void> {
  let fileBytes = 0;
  const bytes = await putPart(row, async function* () {
    for await (const file of listExportedFiles(row.tenantId, snapshot)) {
      fileBytes += Number(file.bytes);
      yield sealRecord({
        record: 'file',
        id: file.id,
        name: file.name,
        mime: file.mime,
        bytes: Number(file.bytes),
        contentSha256: Buffer.from(file.sha256).toString('hex'),
        path: exportedFileName(file),
        message: file.messageId,
        channel: file.channelId,
        uploader: file.uploaderId,
        createdAt: file.createdAt.valueOf(),
      });
    }
  });
  const { progress } = row;
  const total = progress.bytes + bytes;
  await moveOn(row, {
    state: 'packing',
    bytesTotal: total + fileBytes,
    progress: { ...progress, parts: progress.parts + 1, bytes: total, files: true },
  });
}

/** Puts the next part into the store, in flat memory; answers its size. */
async function putPart(row: ExportRow, write: () => AsyncIterable<string>): Promise<number> {
  await mkdir(incomingDir(), { recursive: true });
  const path = join(incomingDir(), newId());
  try {
    const file = createWriteStream(path, { mode: 0o600 });
    await pipeline(Readable.from(write(), { objectMode: false }), file);
    await storage().put(exportKey(row, partName(row.progress.parts)), path);
    return file.bytesWritten;
  } finally {
    await rm(path, { force: true });
  }
}
