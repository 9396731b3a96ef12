import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { BackupTable } from '@parley/db/backup/backup-tables';
import type { BackupPart } from './backup-book.ts';
import { lineFeed } from './read-part.ts';

/** Hashes and counts what flows through. */
export function measure() {
  const hash = createHash('sha256');
  const found = { bytes: 0, lines: 0, sha256: '' };
  const stream = new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      hash.update(chunk);
      found.bytes += chunk.length;
      for (let at = chunk.indexOf(lineFeed); at !== -1; at = chunk.indexOf(lineFeed, at + 1)) found.lines += 1;
      done(null, chunk);
    },
    flush(done) {
      found.sha256 = hash.digest('hex');
      done();
    },
  });
  return { stream, found };
}

/** Writes a table's rows down, squeezed; nothing but the piece under way is in memory. */
export async function writePart(dir: string, table: BackupTable, rows: Readable): Promise<BackupPart> {
  const file = `database/${table.name.replaceAll('"', '')}.copy.gz`;
  const inside = measure();
  const outside = measure();
  const target = createWriteStream(join(dir, file), { flags: 'wx', mode: 0o600 });
  await pipeline(rows, inside.stream, createGzip({ level: 4 }), outside.stream, target);
  return {
    table: table.name,
    columns: table.columns,
    file,
    rows: inside.found.lines,
    bytes: outside.found.bytes,
    sha256: outside.found.sha256,
    rowsSha256: inside.found.sha256,
  };
}
