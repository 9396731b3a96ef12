import { copyFile, mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { openSnapshot } from '@parley/db/backup/open-snapshot';
import { config } from '../config.ts';
import { newId } from '../id.ts';
import { BackupError, makeSecretCheck, secretsName, writeBook, type BackupBook, type BackupPart } from './backup-book.ts';
import { copyFiles, countAbsent } from './copy-files.ts';
import { writePart } from './write-part.ts';

/** Tells the operator how far it has come. */
export type Say = (sentence: string) => void;
export type BackupMade = { book: BackupBook; absent: number };

const reportEveryFiles = 1_000;

/**
 * Writes down everything of this installation: one moment of the database, table by table, then the files that it speaks of, and at
 * last the book with hashes. A backup that fails takes away what it has written.
 */
export async function makeBackup(options: { databaseUrl: string; dir: string; former?: string; say: Say }): Promise<BackupMade> {
  const { dir } = options;
  await mkdir(dir, { recursive: true, mode: 0o700 });
  if ((await readdir(dir)).length > 0)
    throw new BackupError(`The folder ${dir} is not empty. Name a new one: a backup is never written over anything.`);
  try {
    return await writeAll(options);
  } catch (error) {
    for (const name of await readdir(dir)) await rm(join(dir, name), { recursive: true, force: true });
    if ((error as { code?: string }).code === 'ENOSPC')
      throw new BackupError(`The disk is full where ${dir} lies. Make room, or name a folder on another disk.`, { cause: error });
    throw error;
  }
}

async function writeAll({ databaseUrl, dir, former, say }: Parameters<typeof makeBackup>[0]): Promise<BackupMade> {
  await mkdir(join(dir, 'database'), { mode: 0o700 });
  const parts: BackupPart[] = [];
  const snapshot = await openSnapshot(databaseUrl);
  try {
    for (const table of snapshot.tables) {
      const part = await writePart(dir, table, snapshot.read(table));
      parts.push(part);
      if (part.rows > 0) say(`${table.name}: ${part.rows.toLocaleString('en')} rows`);
    }
  } finally {
    await snapshot.close();
  }
  const files = await copyFiles(dir, parts, {
    former,
    report: (count) => count % reportEveryFiles === 0 && say(`${count.toLocaleString('en')} files`),
  });
  say(`${files.count.toLocaleString('en')} files, ${files.bytes.toLocaleString('en')} bytes`);
  const hasSecrets = await copyFile(join(config().dataDir, secretsName), join(dir, secretsName)).then(
    () => true,
    () => false,
  );
  const book: BackupBook = {
    format: 1,
    id: newId(),
    at: snapshot.at.toISOString(),
    version: config().version,
    migrations: snapshot.migrations,
    tenants: parts.find(({ table }) => table === 'app.tenant')?.rows ?? 0,
    parts,
    files,
    secretCheck: makeSecretCheck(),
    hasSecrets,
  };
  await writeBook(dir, book);
  return { book, absent: await countAbsent(dir, parts) };
}
