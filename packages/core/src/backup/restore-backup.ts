import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { openTarget, type Target } from '@parley/db/backup/open-target';
import { migrate, roleUrls } from '@parley/db/migrate';
import { config } from '../config.ts';
import { BackupError, type BackupBook, type BackupPart } from './backup-book.ts';
import { putCopied } from './copy-files.ts';
import type { Say } from './make-backup.ts';
import { openPart } from './read-part.ts';
import { verifyBackup } from './verify-backup.ts';
import { measure } from './write-part.ts';

export type RestoredBackup = { book: BackupBook; urls: ReturnType<typeof roleUrls> };

/**
 * Puts a backup into a database and into the store. The backup is read through and found whole before anything is touched. The
 * database first has the schema that the backup was made under, takes every row, is read back and compared, and then comes up to
 * this version's schema. A database that holds somebody's data is refused, or emptied when `replaces` says so.
 */
export async function restoreBackup(options: {
  dir: string;
  adminUrl: string;
  migrationsDir: string;
  /** What the database holds may go. */
  replaces: boolean;
  say: Say;
}): Promise<RestoredBackup> {
  const { dir, adminUrl, migrationsDir, say } = options;
  const target = await openTarget(adminUrl);
  let book: BackupBook;
  try {
    await requireFree(target, options.replaces);
    ({ book } = await verifyBackup(dir, say));
    requireKnown(book, migrationsDir);
    await target.clear();
    await migrate({ adminUrl, secret: config().secret, migrationsDir, only: book.migrations });
    await loadAll(target, dir, book, say);
    await target.finish();
  } finally {
    await target.close();
  }
  await migrate({ adminUrl, secret: config().secret, migrationsDir });
  await putCopied(dir, (count) => count % 1_000 === 0 && say(`${count.toLocaleString('en')} files put back`));
  return { book, urls: roleUrls(adminUrl, config().secret) };
}

async function requireFree(target: Target, replaces: boolean): Promise<void> {
  if ((await target.countUsers()) > 0)
    throw new BackupError(
      'A Parley is connected to this database. Stop it first: what it writes while a backup is restored is lost.',
    );
  if (!replaces && (await target.isUsed()))
    throw new BackupError('This database holds workspaces. Nothing was changed. Name an empty database, or add --replace.');
}

function requireKnown(book: BackupBook, migrationsDir: string): void {
  const newer = book.migrations.filter((name) => !existsSync(join(migrationsDir, name)));
  if (newer.length > 0)
    throw new BackupError(
      `This backup was made by a newer Parley (it has ${newer.join(', ')}). Restore it with that version, or a newer one.`,
    );
}

async function loadAll(target: Target, dir: string, book: BackupBook, say: Say): Promise<void> {
  const known = new Map((await target.listTables()).map((table) => [table.name, table]));
  for (const part of book.parts) {
    const table = { name: part.table, columns: part.columns };
    const here = known.get(part.table);
    if (!here || part.columns.some((column) => !here.columns.includes(column)))
      throw new BackupError(
        `The backup has a table ${part.table} that this version makes otherwise. Restore it with Parley ${book.version}.`,
      );
    const rows = await target.load(table, openPart(dir, part));
    if (rows !== part.rows || !(await isSame(target, part)))
      throw new BackupError(
        `The table ${part.table} is not in the database as it is in the backup. Try again with another database.`,
      );
    if (rows > 0) say(`${part.table}: ${rows.toLocaleString('en')} rows`);
  }
}

/** Reads the table back out of the database: the very same bytes. */
async function isSame(target: Target, part: BackupPart): Promise<boolean> {
  const { stream, found } = measure();
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  await pipeline(target.read({ name: part.table, columns: part.columns }), stream, nowhere);
  return found.sha256 === part.rowsSha256;
}
