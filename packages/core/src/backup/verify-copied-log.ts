import { createHash, verify, type Hash } from 'node:crypto';
import { absentContents } from '../archive/absent-contents.ts';
import { checkpointText, genesis } from '../archive/checkpoint.ts';
import { publicKeyOf } from '../archive/keys.ts';
import { eventHash } from '../archive/verify-stream.ts';
import type { BackupPart } from './backup-book.ts';
import { PartReader, toHex, toMs, type Row } from './read-part.ts';

export type LogFinding = { tenantId: string; streamId?: string; version?: number; problem: string };
export type LogVerdict = { ok: true; streams: number; events: number; checkpoints: number } | { ok: false; finding: LogFinding };

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const isOf = (row: Row | null, stream: Row, idColumn: string): row is Row =>
  row !== null && row.tenant_id === stream.tenant_id && row[idColumn] === stream.id;

/**
 * Proves every firm's archive from the copy alone, without a database: each stream from its first entry to its head, the chain of
 * checkpoints with its signatures, and that what the latest one covers is in the log. The tables lie in the order of their keys, so
 * one pass over all of them together suffices, in flat memory.
 */
export async function verifyCopiedLog(dir: string, parts: BackupPart[]): Promise<LogVerdict> {
  const open = (table: string) => new PartReader(dir, parts, table);
  const [streams, events, payloads, covered, checkpoints] = [
    open('app.stream'),
    open('app.event'),
    open('app.event_payload'),
    open('app.checkpoint_head'),
    open('app.checkpoint'),
  ];
  const readers = [streams, events, payloads, covered, checkpoints];
  try {
    for (const reader of readers) await reader.advance();
    const keys = await readKeys(open('app.archive_key'));
    const roots = new Roots();
    const counts = { streams: 0, events: 0, checkpoints: 0 };
    for (let stream = streams.current; stream; stream = await streams.advance()) {
      const finding = await walkStream(stream, events, payloads, covered, roots);
      if (finding) return { ok: false, finding };
      counts.streams += 1;
      counts.events += Number(stream.version);
    }
    const left = events.current ?? payloads.current ?? covered.current;
    if (left)
      return {
        ok: false,
        finding: { tenantId: left.tenant_id ?? '', streamId: left.stream_id ?? '', problem: 'an entry belongs to no stream' },
      };
    while (checkpoints.current) {
      const finding = await walkCheckpoints(checkpoints, keys, roots);
      if (typeof finding !== 'number') return { ok: false, finding };
      counts.checkpoints += finding;
    }
    return { ok: true, ...counts };
  } finally {
    for (const reader of readers) await reader.close();
  }
}

async function walkStream(stream: Row, events: PartReader, payloads: PartReader, covered: PartReader, roots: Roots) {
  const tenantId = stream.tenant_id ?? '';
  const streamId = stream.id ?? '';
  const cover = isOf(covered.current, stream, 'stream_id') ? covered.current : null;
  if (cover) {
    roots.add(tenantId, `${streamId} ${cover.version} ${toHex(cover.hash ?? '')}`);
    await covered.advance();
  }
  const coveredVersion = Number(cover?.version ?? 0);
  let head = genesis;
  let version = 0;
  const absent = absentContents();
  for (let event = events.current; isOf(event, stream, 'stream_id'); event = await events.advance()) {
    version += 1;
    const wrong = (problem: string): LogFinding => ({ tenantId, streamId, version, problem });
    if (Number(event.version) !== version) return wrong('an entry is missing');
    const payloadHash = toHex(event.payload_hash ?? '');
    const row = payloads.current;
    const payload = isOf(row, stream, 'stream_id') && row.version === event.version ? (row.payload ?? '') : null;
    if (payload !== null) {
      if (sha256(payload) !== payloadHash) return wrong('the content was changed');
      await payloads.advance();
    }
    absent.see({ type: event.type ?? '', payload }, version);
    const fields = {
      version: BigInt(version),
      type: event.type ?? '',
      actor_id: event.actor_id ?? null,
      subject_id: event.subject_id ?? null,
      at: new Date(toMs(event.at ?? null)),
      client_id: event.client_id ?? null,
    };
    head = eventHash(head, tenantId, streamId, fields, payloadHash);
    if (head !== toHex(event.hash ?? '')) return wrong('the entry was changed');
    if (version === coveredVersion && head !== toHex(cover?.hash ?? '')) return wrong('the entry differs from what was signed');
  }
  const end = { tenantId, streamId, version: version + 1 };
  if (version !== Number(stream.version) || version < coveredVersion) return { ...end, problem: 'an entry is missing' };
  if (head !== toHex(stream.head_hash ?? '')) return { ...end, version, problem: 'the entry was changed' };
  const taken = absent.first();
  return taken === null ? null : { ...end, version: taken, problem: 'the content is missing' };
}

/** One firm's checkpoints; how many there are. */
async function walkCheckpoints(rows: PartReader, keys: Keys, roots: Roots): Promise<LogFinding | number> {
  const tenantId = rows.current?.tenant_id ?? '';
  let prev = genesis;
  let number = 0;
  let root = '';
  for (let row = rows.current; row?.tenant_id === tenantId; row = await rows.advance()) {
    number += 1;
    const wrong = (problem: string): LogFinding => ({ tenantId, version: number, problem });
    const said = checkpointText({
      tenant: tenantId,
      number: Number(row.number),
      at: toMs(row.at ?? null),
      streams: Number(row.streams),
      events: Number(row.events),
      root: row.root ?? '',
      prev: row.prev ?? '',
      key: row.key_id ?? '',
    });
    const key = keys.get(`${tenantId} ${row.key_id}`);
    if (Number(row.number) !== number || row.prev !== prev) return wrong('a checkpoint is missing');
    if (!key || !verify(null, Buffer.from(said), publicKeyOf(key), Buffer.from(row.signature ?? '', 'base64')))
      return wrong('a checkpoint was changed');
    prev = sha256(said);
    root = row.root ?? '';
  }
  return roots.of(tenantId) === root ? number : { tenantId, version: number, problem: 'the log is not what was signed' };
}

type Keys = Map<string, string>;
async function readKeys(rows: PartReader): Promise<Keys> {
  const keys: Keys = new Map();
  for (let row = await rows.advance(); row; row = await rows.advance())
    keys.set(`${row.tenant_id} ${row.id}`, row.public_key ?? '');
  return keys;
}

/** The same figure over the covered heads as the checkpoint has signed, for each firm. */
class Roots {
  private readonly hashes = new Map<string, Hash>();
  add(tenantId: string, line: string): void {
    const known = this.hashes.get(tenantId);
    if (known) known.update(`\n${line}`);
    else this.hashes.set(tenantId, createHash('sha256').update(line));
  }
  of(tenantId: string): string {
    return (this.hashes.get(tenantId) ?? createHash('sha256')).copy().digest('hex');
  }
}
