import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkCatalogue } from './catalogue/check-catalogue.ts';
import { openScratchDatabase, type ScratchDatabase } from './scratch-database.ts';

let database: ScratchDatabase;
let scratch: pg.Client;
beforeAll(async () => {
  database = await openScratchDatabase();
  scratch = database.owner;
});
afterAll(() => database.drop());

/** What the gate says after this change, which is undone again. */
async function after(change: string): Promise<string[]> {
  await scratch.query('BEGIN');
  try {
    await scratch.query(change);
    return await checkCatalogue(scratch);
  } finally {
    await scratch.query('ROLLBACK');
  }
}

async function tenantTables(): Promise<string[]> {
  const { rows } = await scratch.query<{ name: string }>(
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'app' ORDER BY 1",
  );
  return rows.map((row) => row.name);
}

test("the catalogue keeps every tenant's rows apart and the log unchangeable", async () => {
  expect(await checkCatalogue(scratch)).toEqual([]);
});

describe('the gate reports', () => {
  // The whole catalogue is read seven times for each table.
  test('every table whose policy is dropped, weakened or not forced, one by one', { timeout: 300_000 }, async () => {
    const tables = await tenantTables();
    expect(tables.length).toBeGreaterThan(10);
    for (const table of tables) {
      expect(await after(`ALTER TABLE app.${table} DISABLE ROW LEVEL SECURITY`)).toEqual([`${table} row-level security is off`]);
      expect(await after(`ALTER TABLE app.${table} NO FORCE ROW LEVEL SECURITY`)).toEqual([
        `${table} row-level security is not forced`,
      ]);
      expect(await after(`DROP POLICY tenant ON app.${table}`)).toEqual([`${table} has no policy`]);
      for (const weaker of [
        `ALTER POLICY tenant ON app.${table} USING (true)`,
        `ALTER POLICY tenant ON app.${table} WITH CHECK (true)`,
        `DROP POLICY tenant ON app.${table}; CREATE POLICY tenant ON app.${table} USING (tenant_id = app.tid())`,
        `CREATE POLICY another ON app.${table} USING (current_setting('app.bypass', true) = 'on')`,
      ])
        expect(await after(weaker)).toEqual([`${table} has a policy other than the one on app.tid(), for reading and for writing`]);
    }
  });

  const protect = (
    table: string,
  ) => `ALTER TABLE app.${table} ENABLE ROW LEVEL SECURITY; ALTER TABLE app.${table} FORCE ROW LEVEL SECURITY;
    CREATE POLICY tenant ON app.${table} USING (tenant_id = app.tid()) WITH CHECK (tenant_id = app.tid());
    GRANT SELECT ON app.${table} TO parley_backup;`;
  const keyed = 'tenant_id uuid NOT NULL, id uuid NOT NULL, PRIMARY KEY (tenant_id, id)';

  test('nothing about a new table that keeps the rules', async () => {
    const change = `CREATE TABLE app.kept (${keyed}, member_id uuid, FOREIGN KEY (tenant_id, member_id) REFERENCES app.member); ${protect('kept')}`;
    expect(await after(change)).toEqual([]);
  });

  test.each<[string, string, string]>([
    ['a bare table', 'CREATE TABLE app.bare (id uuid)', 'bare has no policy'],
    ['a table without a tenant', `CREATE TABLE app.bare (id uuid PRIMARY KEY)`, 'bare has no tenant_id'],
    [
      'a partition without its own policy',
      `CREATE TABLE app.parted (${keyed}) PARTITION BY HASH (tenant_id); ${protect('parted')}
      CREATE TABLE app.part_0 PARTITION OF app.parted FOR VALUES WITH (MODULUS 1, REMAINDER 0)`,
      'part_0 has no policy',
    ],
    ['a unique key over all tenants', 'CREATE UNIQUE INDEX ON app.member (email)', 'has a unique key'],
    ['a unique key over an expression', 'CREATE UNIQUE INDEX ON app.member (lower(email), tenant_id)', 'has a unique key'],
    [
      'a foreign key without the tenant',
      `CREATE TABLE app.kept (${keyed}, workspace uuid REFERENCES app.tenant); ${protect('kept')}`,
      'has a foreign key that may cross tenants',
    ],
    [
      'a foreign key out of the tenants',
      'ALTER TABLE app.member ADD FOREIGN KEY (user_id) REFERENCES identity.user',
      'has a foreign key',
    ],
    ["a view with its owner's rights", 'CREATE VIEW app.everybody AS SELECT * FROM app.member', 'everybody is a view'],
    ["a view that loses its caller's rights", 'ALTER VIEW app.message_row RESET (security_invoker)', 'message_row is a view'],
    ['a materialised view', 'CREATE MATERIALIZED VIEW app.copied AS SELECT * FROM app.member', 'copied is a materialised view'],
    [
      "a function with its owner's rights",
      `CREATE FUNCTION app.leak() RETURNS SETOF app.member LANGUAGE sql SECURITY DEFINER
      SET search_path = pg_catalog AS 'SELECT * FROM app.member'`,
      'app.leak() runs with',
    ],
    [
      'one of them outside the schema',
      `CREATE FUNCTION public.leak() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1'`,
      'leak() runs with',
    ],
    [
      'a reviewed function with another body',
      `CREATE OR REPLACE FUNCTION app.tid() RETURNS uuid LANGUAGE sql STABLE
      AS $$ SELECT current_setting('app.tenant_id')::uuid $$`,
      'app.tid() has another body',
    ],
    ['one without its search path', 'ALTER FUNCTION app.search_messages RESET search_path', 'app.search_messages'],
    ['one with another owner', 'ALTER FUNCTION app.search_messages OWNER TO CURRENT_USER', 'belongs to'],
    [
      'a guard of the log that lets go',
      `CREATE OR REPLACE FUNCTION app.refuse_change() RETURNS trigger LANGUAGE plpgsql
      AS 'BEGIN RETURN NEW; END'`,
      'app.refuse_change() has another body',
    ],
    ['a table given to the serving role', 'ALTER TABLE app.member OWNER TO parley_app', 'member belongs to a role that serves'],
    ['a serving role that bypasses policies', 'ALTER ROLE parley_app BYPASSRLS', 'parley_app serves with too much power'],
    ['a serving superuser', 'ALTER ROLE parley_system SUPERUSER', 'parley_system serves with too much power'],
    ['a bypassing role that may sign in', 'ALTER ROLE parley_search LOGIN', 'parley_search reads past the policies'],
    ['membership in a bypassing role', 'GRANT parley_search TO parley_app', 'parley_app in parley_search is a member'],
    ['a role nobody has reviewed', 'CREATE ROLE parley_new', 'parley_new is a role nobody has reviewed'],
    ['a table for everybody', 'GRANT SELECT ON app.member TO PUBLIC', 'app.member is granted to everybody'],
    ['a column for everybody', 'GRANT SELECT (email) ON identity.user TO PUBLIC', 'is granted to everybody'],
    ['a function for everybody', 'GRANT EXECUTE ON FUNCTION app.search_messages TO PUBLIC', 'is granted to everybody'],
    ['a schema for everybody', 'GRANT USAGE ON SCHEMA identity TO PUBLIC', 'identity is granted to everybody'],
    ['identities for the app role', 'GRANT USAGE ON SCHEMA identity TO parley_app', 'shows identities'],
    ['a reading role that writes', 'GRANT INSERT ON app.member TO parley_backup', 'member by parley_backup may be written'],
    ['a serving role that may truncate', 'GRANT TRUNCATE ON app.member TO parley_app', 'member by parley_app may be emptied'],
    ['a log that may be updated', 'GRANT UPDATE ON app.event TO parley_app', 'event by parley_app is part of the log'],
    [
      'a log with one column that may be',
      'GRANT UPDATE (payload) ON app.event_payload TO parley_job',
      'event_payload by parley_job is part of the log',
    ],
    ['a log that may be deleted from', 'GRANT DELETE ON app.event TO parley_system', 'event by parley_system is part of the log'],
    ['a table that its tenant leaves behind', 'REVOKE DELETE ON app.member FROM parley_erase', 'member would outlive the erasure'],
    ['a table that backups cannot read', 'REVOKE SELECT ON app.member FROM parley_backup', 'member would be missing from a backup'],
    ['an erasing role that signs in', 'ALTER ROLE parley_erase LOGIN', 'parley_erase erases and has other powers'],
    ['an erasing role that writes', 'GRANT UPDATE ON app.member TO parley_erase', 'member erases and has other powers'],
    ['a purging role that signs in', 'ALTER ROLE parley_purge LOGIN', 'parley_purge purges and has other powers'],
    ['a purging role that takes entries', 'GRANT DELETE ON app.event TO parley_purge', 'event purges and has other powers'],
    ['a purging role that releases', 'GRANT UPDATE ON app.hold TO parley_purge', 'hold purges and has other powers'],
    ['a log whose guard is gone', 'DROP TRIGGER append_only ON app.event', 'event update is part of the log'],
    [
      'a log whose guard sleeps',
      'ALTER TABLE app.event_payload DISABLE TRIGGER no_update',
      'event_payload update is part of the log',
    ],
  ])('%s', async (_, change, problem) => {
    expect((await after(change)).join('\n')).toContain(problem);
  });
});

test.each([
  'UPDATE app.event SET type = type',
  'DELETE FROM app.event',
  'TRUNCATE app.event CASCADE',
  'UPDATE app.event_payload SET payload = payload',
])('the log refuses its owner too: %s', async (change) => {
  const row = `INSERT INTO app.tenant VALUES (gen_random_uuid(), 't', 'T');
      INSERT INTO app.stream (tenant_id, id) SELECT tenant_id, tenant_id FROM app.tenant;
      INSERT INTO app.event SELECT tenant_id, tenant_id, 1, 'x', NULL, NULL, now(), NULL, '', '' FROM app.tenant;
      INSERT INTO app.event_payload SELECT tenant_id, tenant_id, 1, '' FROM app.tenant;`;
  expect(await after(row)).toEqual([]);
  await expect(after(`${row} ${change}`)).rejects.toThrow('the log is append-only');
});
