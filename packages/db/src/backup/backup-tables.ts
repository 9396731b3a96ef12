import type pg from 'pg';

/** A table as it lies in a backup: the columns are named, so that a later one with a default may come between. */
export type BackupTable = { name: string; columns: string[] };

/**
 * What a chain is proved from lies in the order of its keys, so that the proof can be read from the copy in flat memory. All
 * other tables lie as the database has them.
 */
const inOrder: Record<string, string> = {
  'app.stream': 'tenant_id, id',
  'app.event': 'tenant_id, stream_id, version',
  'app.event_payload': 'tenant_id, stream_id, version',
  'app.checkpoint': 'tenant_id, number',
  'app.checkpoint_head': 'tenant_id, stream_id',
};

/** Times, bytes and figures are written the same way on every server. */
export const plainText = `SET timezone = 'UTC'; SET datestyle = 'ISO, MDY'; SET intervalstyle = 'postgres'; SET bytea_output = 'hex';
  SET extra_float_digits = 1; SET synchronize_seqscans = off; SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0;
  SET lock_timeout = 0; SET client_encoding = 'UTF8'`;

/** Every table that holds something: of the firms, of identity, of the job queue. Presence, which no crash outlives either, stays out. */
export async function listTables(client: pg.Client): Promise<BackupTable[]> {
  const { rows } = await client.query<{ name: string; columns: string[] }>(
    `SELECT format('%I.%I', n.nspname, c.relname) AS name, array_agg(quote_ident(a.attname) ORDER BY a.attnum) AS columns
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
     WHERE n.nspname IN ('app', 'identity', 'graphile_worker') AND c.relkind = 'r' AND c.relpersistence = 'p'
       AND (n.nspname, c.relname) <> ('graphile_worker', 'migrations')
     GROUP BY 1 ORDER BY 1`,
  );
  return rows;
}

/** The statement that reads a table, the same before and after. */
export function copyOut({ name, columns }: BackupTable): string {
  const list = columns.join(', ');
  const order = inOrder[name];
  return order ? `COPY (SELECT ${list} FROM ${name} ORDER BY ${order}) TO STDOUT` : `COPY ${name} (${list}) TO STDOUT`;
}

export const copyIn = ({ name, columns }: BackupTable): string => `COPY ${name} (${columns.join(', ')}) FROM STDIN`;

/** Names of the migrations that stand in a database, in their order; none where there is no table of them. */
export async function readMigrations(client: pg.Client): Promise<string[]> {
  const { rows: found } = await client.query("SELECT to_regclass('public._prisma_migrations') IS NOT NULL AS is_there");
  if (!found[0].is_there) return [];
  const { rows } = await client.query<{ name: string }>(
    `SELECT migration_name AS name FROM public._prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL
     ORDER BY migration_name`,
  );
  return rows.map(({ name }) => name);
}
