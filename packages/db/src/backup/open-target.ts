import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { copyIn, copyOut, listTables, plainText, type BackupTable } from './backup-tables.ts';

export type Target = {
  /** How many processes of ours are connected to it. */
  countUsers(): Promise<number>;
  /** Does it hold anybody's data? */
  isUsed(): Promise<boolean>;
  /** Takes away everything that we have ever made in it. */
  clear(): Promise<void>;
  listTables(): Promise<BackupTable[]>;
  /** Answers the number of rows. */
  load(table: BackupTable, rows: Readable): Promise<number>;
  read(table: BackupTable): Readable;
  /** Numbers go on where they stood; jobs that were under way are free to be taken again; the planner knows the tables. */
  finish(): Promise<void>;
  close(): Promise<void>;
};

/** A database that a backup is loaded into, as its owner. Triggers and foreign keys rest in this session: the rows fitted when they were read. */
export async function openTarget(adminUrl: string): Promise<Target> {
  const client = await connectOrMake(adminUrl);
  await client.query(plainText);
  return {
    async countUsers() {
      const { rows } = await client.query<{ users: number }>(
        `SELECT count(*)::integer AS users FROM pg_stat_activity WHERE datname = current_database() AND usename ~ '^parley_'`,
      );
      return rows[0]?.users ?? 0;
    },
    async isUsed() {
      const { rows: found } = await client.query("SELECT to_regclass('identity.workspace') IS NOT NULL AS is_there");
      if (!found[0].is_there) return false;
      const { rows } = await client.query(
        'SELECT EXISTS (SELECT 1 FROM identity.workspace) OR EXISTS (SELECT 1 FROM identity.user) AS used',
      );
      return Boolean(rows[0].used);
    },
    async clear() {
      await client.query(`DROP SCHEMA IF EXISTS app, identity, graphile_worker CASCADE`);
      await client.query('DROP TABLE IF EXISTS public._prisma_migrations');
    },
    listTables: () => listTables(client),
    async load(table, rows) {
      // The role of a replica fires no triggers and checks no foreign keys. It holds for this session alone.
      await client.query('SET session_replication_role = replica');
      await client.query('BEGIN');
      await client.query(`DELETE FROM ${table.name}`);
      const writing = client.query(copyFrom(copyIn(table)));
      await pipeline(rows, writing);
      await client.query('COMMIT');
      await client.query('SET session_replication_role = origin');
      return writing.rowCount;
    },
    read: (table) => client.query(copyTo(copyOut(table))),
    async finish() {
      const { rows } = await client.query<{ statement: string }>(
        `SELECT format('SELECT setval(%L, max(%I)) FROM %I.%I', pg_get_serial_sequence(format('%I.%I', n.nspname, c.relname), a.attname),
                  a.attname, n.nspname, c.relname) AS statement
         FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
         WHERE n.nspname IN ('app', 'identity', 'graphile_worker') AND c.relkind = 'r' AND NOT a.attisdropped
           AND pg_get_serial_sequence(format('%I.%I', n.nspname, c.relname), a.attname) IS NOT NULL`,
      );
      for (const { statement } of rows) await client.query(statement);
      await client.query('UPDATE graphile_worker._private_jobs SET locked_at = NULL, locked_by = NULL WHERE locked_at IS NOT NULL');
      await client.query(
        'UPDATE graphile_worker._private_job_queues SET locked_at = NULL, locked_by = NULL WHERE locked_at IS NOT NULL',
      );
      await client.query('ANALYZE');
    },
    close: () => client.end(),
  };
}

/** A database that is not there yet is made, where its owner may. */
async function connectOrMake(adminUrl: string): Promise<pg.Client> {
  try {
    return await connect(adminUrl);
  } catch (error) {
    if ((error as { code?: string }).code !== '3D000') throw error;
    const name = decodeURIComponent(new URL(adminUrl).pathname.slice(1));
    const server = await connect(Object.assign(new URL(adminUrl), { pathname: '/postgres' }).toString());
    await server.query(`CREATE DATABASE ${server.escapeIdentifier(name)}`).finally(() => server.end());
    return connect(adminUrl);
  }
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: 'parley-restore', keepAlive: true });
  client.on('error', () => {});
  await client.connect();
  return client;
}
