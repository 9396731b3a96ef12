import type { Readable } from 'node:stream';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { copyOut, listTables, plainText, readMigrations, type BackupTable } from './backup-tables.ts';

export type Snapshot = {
  at: Date;
  migrations: string[];
  tables: BackupTable[];
  /** The rows as text, in PostgreSQL's own form of COPY. One table at a time. */
  read(table: BackupTable): Readable;
  close(): Promise<void>;
};

/** Another backup of this database is under way. */
export class BackupUnderWay extends Error {}

/**
 * One moment of the whole database, all firms of it, read by the role for backups: it may read everything and write nothing, and nobody signs in as
 * it. `url` is of a login that may become that role. One backup at a time.
 */
export async function openSnapshot(url: string): Promise<Snapshot> {
  const client = new pg.Client({ connectionString: url, application_name: 'parley-backup', keepAlive: true });
  // A connection that breaks fails the read under way; without a listener it would end the process.
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query('SET ROLE parley_backup');
    await client.query(plainText);
    const { rows: lock } = await client.query('SELECT pg_try_advisory_lock(727460118) AS taken');
    if (!lock[0].taken) throw new BackupUnderWay('Another backup of this database is being made just now.');
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const { rows } = await client.query<{ at: Date }>('SELECT clock_timestamp() AS at');
    if (!rows[0]) throw new Error('the database told no time');
    return {
      at: rows[0].at,
      migrations: await readMigrations(client),
      tables: await listTables(client),
      read: (table) => client.query(copyTo(copyOut(table))),
      close: () => client.end(),
    };
  } catch (error) {
    await client.end();
    throw error;
  }
}
