import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { BackupError, readBook, type BackupBook, type BackupPart } from './backup-book.ts';
import { verifyCopied } from './copy-files.ts';
import type { Say } from './make-backup.ts';
import { openPart } from './read-part.ts';
import { verifyCopiedLog } from './verify-copied-log.ts';
import { measure } from './write-part.ts';

export type VerifiedBackup = { book: BackupBook; streams: number; events: number; checkpoints: number };

const nowhere = () => new Writable({ write: (_chunk, _encoding, done) => done() });

/** Reads a backup back from its folder alone: every hash and count, and every firm's archive from its first entry on. Throws what is wrong with it. */
export async function verifyBackup(dir: string, say: Say): Promise<VerifiedBackup> {
  const book = await readBook(dir);
  await verifyParts(dir, book);
  await verifyCopied(dir, book, (count) => count % 1_000 === 0 && say(`${count.toLocaleString('en')} files read back`));
  const verdict = await verifyCopiedLog(dir, book.parts);
  if (!verdict.ok) {
    const { tenantId, streamId, version, problem } = verdict.finding;
    const place = [streamId && `stream ${streamId}`, version && `entry ${version}`].filter(Boolean).join(', ');
    throw new BackupError(`The archive in the backup does not fit: workspace ${tenantId}${place && `, ${place}`}: ${problem}.`);
  }
  const { streams, events, checkpoints } = verdict;
  say(`${events.toLocaleString('en')} entries in ${streams.toLocaleString('en')} streams fit, with ${checkpoints} checkpoints`);
  return { book, streams, events, checkpoints };
}

/** Refuses a copy of which a table is missing or differs, and names it. */
export async function verifyParts(dir: string, book: BackupBook): Promise<void> {
  for (const part of book.parts)
    if (!(await isWhole(dir, part)))
      throw new BackupError(`The part ${join(dir, part.file)} is damaged or missing. Use another backup.`);
}

async function isWhole(dir: string, part: BackupPart): Promise<boolean> {
  try {
    const outside = measure();
    await pipeline(createReadStream(join(dir, part.file)), outside.stream, nowhere());
    if (outside.found.sha256 !== part.sha256 || outside.found.bytes !== part.bytes) return false;
    const inside = measure();
    await pipeline(openPart(dir, part), inside.stream, nowhere());
    return inside.found.sha256 === part.rowsSha256 && inside.found.lines === part.rows;
  } catch {
    return false;
  }
}
