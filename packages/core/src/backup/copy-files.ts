import { createReadStream, createWriteStream } from 'node:fs';
import { access, link, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Writable, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createInterface } from 'node:readline';
import * as z from 'zod';
import { storage } from '../storage/storage.ts';
import { BackupError, fileListName, type BackupBook, type BackupPart } from './backup-book.ts';
import { PartReader } from './read-part.ts';
import { measure } from './write-part.ts';

const line = z.object({
  key: z.string().regex(/^[0-9a-f-]{36}(?:\/(?!\.)[\w.-]+)+$/),
  bytes: z.number().int().min(0),
  sha256: z.string(),
});
export type CopiedFile = z.infer<typeof line>;
export const copiedPath = (dir: string, key: string): string => join(dir, 'files', key);

/** Copies what lies in the store under the firms of the copy, and writes a list with hashes. */
export async function copyFiles(
  dir: string,
  parts: BackupPart[],
  options: { former?: string; report: (files: number) => void },
): Promise<BackupBook['files']> {
  const list = measure();
  const target = createWriteStream(join(dir, fileListName), { flags: 'wx', mode: 0o600 });
  const found = { count: 0, bytes: 0 };
  const lines = async function* () {
    for await (const key of keysOf(dir, parts)) {
      const copied = await copyOne(dir, key, options.former);
      if (!copied) continue;
      found.count += 1;
      found.bytes += copied.bytes;
      options.report(found.count);
      yield `${JSON.stringify({ key, ...copied })}\n`;
    }
  };
  await pipeline(lines, list.stream, target);
  return { ...found, listSha256: list.found.sha256 };
}

/** Everything under each firm; a checkpoint that was signed after the copy's moment is left where it is. */
async function* keysOf(dir: string, parts: BackupPart[]): AsyncGenerator<string> {
  const tenants = new PartReader(dir, parts, 'app.tenant');
  const last = await readLastCheckpoints(dir, parts);
  for (let tenant = await tenants.advance(); tenant; tenant = await tenants.advance()) {
    const tenantId = tenant.tenant_id ?? '';
    for await (const key of storage().listTenant(tenantId)) {
      const number = /\/checkpoints\/(\d+)\.json$/.exec(key)?.[1];
      if (number && Number(number) > (last.get(tenantId) ?? 0)) continue;
      yield key;
    }
  }
}

async function readLastCheckpoints(dir: string, parts: BackupPart[]): Promise<Map<string, number>> {
  const last = new Map<string, number>();
  const rows = new PartReader(dir, parts, 'app.checkpoint');
  for (let row = await rows.advance(); row; row = await rows.advance()) last.set(row.tenant_id ?? '', Number(row.number));
  return last;
}

/** Null when it was removed in the meantime. What the former backup has with the very same bytes is shared with it, not written again. */
async function copyOne(dir: string, key: string, former?: string): Promise<Measured | null> {
  const path = copiedPath(dir, key);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const known = former && (await measureFile(copiedPath(former, key)).catch(() => null));
  if (known) {
    const source = await openStored(key);
    const now = source && (await measureStream(source));
    if (now?.sha256 === known.sha256 && (await isLinked(copiedPath(former, key), path))) return now;
  }
  const source = await openStored(key);
  return source && measureStream(source, createWriteStream(path, { mode: 0o600 }));
}

const openStored = (key: string): Promise<Readable | null> =>
  storage()
    .read(key)
    .catch((error: unknown) => {
      if (isGone(error)) return null;
      throw error;
    });

const isGone = (error: unknown): boolean => {
  const { code, name } = error as { code?: string; name?: string };
  return code === 'ENOENT' || name === 'NoSuchKey' || name === 'NotFound';
};

/** Two names for the same bytes on the disk; false where that cannot be. */
const isLinked = (from: string, to: string): Promise<boolean> =>
  link(from, to).then(
    () => true,
    () => false,
  );

type Measured = { bytes: number; sha256: string };
async function measureStream(source: Readable, target?: Writable): Promise<Measured> {
  const { stream, found } = measure();
  await pipeline(source, stream, target ?? new Writable({ write: (_chunk, _encoding, done) => done() }));
  return { bytes: found.bytes, sha256: found.sha256 };
}
const measureFile = (path: string): Promise<Measured> => measureStream(createReadStream(path));

/** The list of files, checked against the backup's own word about it. */
export async function* listCopied(dir: string): AsyncGenerator<CopiedFile> {
  const lines = createInterface({ input: createReadStream(join(dir, fileListName)), crlfDelay: Infinity });
  for await (const text of lines) yield line.parse(JSON.parse(text));
}

/** Refuses a copy of which a file is missing or differs, and names it. */
export async function verifyCopied(dir: string, book: BackupBook, report: (files: number) => void): Promise<void> {
  const list = await measureFile(join(dir, fileListName)).catch(() => null);
  if (list?.sha256 !== book.files.listSha256) throw new BackupError(`${join(dir, fileListName)} is damaged. Use another backup.`);
  let count = 0;
  for await (const { key, bytes, sha256: right } of listCopied(dir)) {
    const found = await measureFile(copiedPath(dir, key)).catch(() => null);
    if (found?.sha256 !== right || found.bytes !== bytes)
      throw new BackupError(`The file ${copiedPath(dir, key)} is ${found ? 'damaged' : 'missing'}. Use another backup.`);
    report((count += 1));
  }
}

/** Files that rows of the copy speak of and the store did not have any more: removed while the backup was made, or before. */
export async function countAbsent(dir: string, parts: BackupPart[]): Promise<number> {
  const files = new PartReader(dir, parts, 'app.file');
  let absent = 0;
  for (let row = await files.advance(); row; row = await files.advance())
    await access(copiedPath(dir, `${row.tenant_id}/${row.id}`)).catch(() => (absent += 1));
  return absent;
}

/** Puts every file of the copy into the store. */
export async function putCopied(dir: string, report: (files: number) => void): Promise<void> {
  let count = 0;
  for await (const { key } of listCopied(dir)) {
    await storage().put(key, copiedPath(dir, key));
    report((count += 1));
  }
}
