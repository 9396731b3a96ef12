import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { config } from '../config.ts';
import { log } from '../log.ts';
import { scrubError } from '../scrub-error.ts';
import { bookName } from './backup-book.ts';
import { makeBackup } from './make-backup.ts';
import { beginSecondCopy } from './second-copy.ts';
import { verifyBackup } from './verify-backup.ts';

const underWay = '.partial';
const isName = (name: string): boolean => /^\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}Z$/.test(name);

/**
 * Once a night, where a folder for it is named: a backup into a new folder there, read back from its beginning to its end before it
 * takes its name. The last few are kept. One that fails is told in the log, by the worker's health, and on every firm's Archive page.
 */
export async function nightlyBackup(): Promise<void> {
  const { backup } = config();
  if (!backup) return;
  const copy = await beginSecondCopy();
  if (!copy) return log.info('a backup is being made by another worker');
  const name = new Date()
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replaceAll(':', '-');
  const dir = join(backup.dir, name);
  const draft = `${dir}${underWay}`;
  const say = (sentence: string) => log.debug({ part: 'backup' }, sentence);
  try {
    await mkdir(backup.dir, { recursive: true, mode: 0o700 });
    await removeDrafts(backup.dir);
    const former = (await listWhole(backup.dir)).at(-1);
    await makeBackup({ databaseUrl: backup.databaseUrl, dir: draft, former: former && join(backup.dir, former), say });
    const { book, events } = await verifyBackup(draft, say);
    await rename(draft, dir);
    await copy.finish({ asOf: new Date(book.at), tenants: book.tenants, events, files: book.files.count });
    log.info({ dir, tenants: book.tenants, events, files: book.files.count }, 'the second copy is made, and fits');
    for (const old of (await listWhole(backup.dir)).slice(0, -backup.keep))
      await rm(join(backup.dir, old), { recursive: true, force: true });
  } catch (error) {
    const reason = scrubError(error).message;
    log.error({ err: error, dir: backup.dir }, 'the nightly backup failed: there is no new second copy');
    await rm(draft, { recursive: true, force: true });
    await copy.fail(reason);
    throw error;
  }
}

/** What a worker that died has left. */
async function removeDrafts(dir: string): Promise<void> {
  for (const name of await readdir(dir)) if (name.endsWith(underWay)) await rm(join(dir, name), { recursive: true, force: true });
}

/** Oldest first. Whatever else lies in the folder is none of ours. */
async function listWhole(dir: string): Promise<string[]> {
  const names = await readdir(dir);
  return names.filter((name) => isName(name) && existsSync(join(dir, name, bookName))).toSorted();
}
