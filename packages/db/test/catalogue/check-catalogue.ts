import type { Client } from 'pg';
import { reviewedFunctions } from './reviewed-functions.ts';

type Check = { what: string; sql: string };

const servingRoles = `'parley_app', 'parley_system', 'parley_job'`;
const readingRoles = `'parley_search', 'parley_backup'`;
/** Owns the one function that empties a tenant whose deletion is due, and signs in nowhere. */
const erasingRole = `'parley_erase'`;
/** Owns the one function that takes contents out of the log, where rules and holds let it. */
const purgingRole = `'parley_purge'`;
const inApp = `c.relnamespace = to_regnamespace('app')`;
const tables = `pg_class c WHERE ${inApp} AND c.relkind IN ('r', 'p')`;
const tenantFirst = (columns: string, relation: string) =>
  `(SELECT a.attname FROM pg_attribute a WHERE a.attrelid = ${relation} AND a.attnum = ${columns}) = 'tenant_id'`;

/** Each query answers the offenders. Partitions are tables of their own here: a policy on the parent does not hold for them. */
const checks: Check[] = [
  { what: 'row-level security is off', sql: `SELECT c.relname FROM ${tables} AND NOT c.relrowsecurity` },
  { what: 'row-level security is not forced', sql: `SELECT c.relname FROM ${tables} AND NOT c.relforcerowsecurity` },
  {
    what: 'has no policy',
    sql: `SELECT c.relname FROM ${tables} AND NOT EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid AND p.polpermissive)`,
  },
  {
    what: 'has a policy other than the one on app.tid(), for reading and for writing',
    sql: `SELECT c.relname FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid WHERE ${inApp} AND
      (p.polcmd <> '*' OR p.polroles <> '{0}' OR pg_get_expr(p.polqual, c.oid) IS DISTINCT FROM '(tenant_id = app.tid())'
       OR pg_get_expr(p.polwithcheck, c.oid) IS DISTINCT FROM '(tenant_id = app.tid())')`,
  },
  {
    what: 'has no tenant_id that is a uuid and never null',
    sql: `SELECT c.relname FROM ${tables} AND NOT EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'tenant_id'
      AND a.atttypid = 'uuid'::regtype AND a.attnotnull)`,
  },
  {
    what: 'has no primary key',
    sql: `SELECT c.relname FROM ${tables} AND NOT EXISTS (SELECT 1 FROM pg_index i WHERE i.indrelid = c.oid AND i.indisprimary)`,
  },
  {
    what: 'has a unique key that does not start with the tenant',
    sql: `SELECT c.relname || '.' || i.indexrelid::regclass FROM pg_index i JOIN ${tables.replace('WHERE', 'ON c.oid = i.indrelid WHERE')}
      AND (i.indisunique OR i.indisexclusion) AND (${tenantFirst('i.indkey[0]', 'c.oid')}) IS NOT TRUE`,
  },
  {
    what: 'has a foreign key that may cross tenants',
    sql: `SELECT c.relname || '.' || k.conname FROM pg_constraint k JOIN ${tables.replace('WHERE', 'ON c.oid = k.conrelid WHERE')}
      AND k.contype = 'f' AND (${tenantFirst('k.conkey[1]', 'c.oid')} AND ${tenantFirst('k.confkey[1]', 'k.confrelid')}
      AND (SELECT r.relnamespace FROM pg_class r WHERE r.oid = k.confrelid) = to_regnamespace('app')) IS NOT TRUE`,
  },
  {
    what: 'is a view with the rights of its owner',
    sql: `SELECT c.relname FROM pg_class c WHERE ${inApp} AND c.relkind = 'v'
      AND NOT coalesce('security_invoker=true' = ANY (c.reloptions), false)`,
  },
  { what: 'is a materialised view', sql: `SELECT c.relname FROM pg_class c WHERE c.relkind = 'm'` },
  { what: 'is a foreign table', sql: `SELECT c.relname FROM pg_class c WHERE c.relkind = 'f'` },
  {
    what: 'belongs to a role that serves',
    sql: `SELECT c.relname FROM pg_class c WHERE c.relnamespace IN (to_regnamespace('app'), to_regnamespace('identity'), to_regnamespace('public'))
      AND pg_get_userbyid(c.relowner) ~ '^parley_'
      UNION ALL SELECT n.nspname FROM pg_namespace n WHERE n.nspname IN ('app', 'identity', 'public') AND pg_get_userbyid(n.nspowner) ~ '^parley_'`,
  },
  {
    what: 'serves with too much power',
    sql: `SELECT r.rolname FROM pg_roles r WHERE r.rolname IN (${servingRoles})
        AND (r.rolsuper OR r.rolbypassrls OR r.rolcreaterole OR r.rolcreatedb OR r.rolreplication)`,
  },
  {
    what: 'reads past the policies and may sign in',
    sql: `SELECT r.rolname FROM pg_roles r WHERE r.rolname ~ '^parley_' AND r.rolbypassrls AND (r.rolcanlogin OR r.rolsuper)`,
  },
  {
    what: 'is a role nobody has reviewed',
    sql: `SELECT r.rolname FROM pg_roles r WHERE r.rolname ~ '^parley_' AND r.rolname NOT IN (${servingRoles}, ${readingRoles}, ${erasingRole}, ${purgingRole})`,
  },
  {
    what: 'erases and has other powers',
    sql: `SELECT r.rolname FROM pg_roles r WHERE r.rolname = ${erasingRole}
        AND (r.rolcanlogin OR r.rolsuper OR r.rolbypassrls OR r.rolcreaterole OR r.rolcreatedb OR r.rolreplication)
      UNION ALL SELECT c.oid::regclass::text FROM pg_class c WHERE c.relkind IN ('r', 'p') AND
        (${inApp} AND has_table_privilege(${erasingRole}, c.oid, 'INSERT, UPDATE, TRUNCATE, REFERENCES, TRIGGER')
          OR c.relnamespace = to_regnamespace('identity') AND c.relname <> 'erasure' AND has_any_column_privilege(${erasingRole}, c.oid, 'SELECT, INSERT, UPDATE'))`,
  },
  {
    what: 'purges and has other powers',
    sql: `SELECT r.rolname FROM pg_roles r WHERE r.rolname = ${purgingRole}
        AND (r.rolcanlogin OR r.rolsuper OR r.rolbypassrls OR r.rolcreaterole OR r.rolcreatedb OR r.rolreplication)
      UNION ALL SELECT c.oid::regclass::text FROM pg_class c WHERE c.relkind IN ('r', 'p') AND
        (c.relnamespace = to_regnamespace('identity') AND has_any_column_privilege(${purgingRole}, c.oid, 'SELECT, INSERT, UPDATE')
          OR ${inApp} AND has_table_privilege(${purgingRole}, c.oid, 'TRUNCATE, REFERENCES, TRIGGER')
          OR ${inApp} AND c.relname NOT IN ('event_payload', 'file', 'file_text', 'scheduled_message') AND has_table_privilege(${purgingRole}, c.oid, 'DELETE')
          OR ${inApp} AND c.relname NOT IN ('stream', 'message', 'purge') AND has_any_column_privilege(${purgingRole}, c.oid, 'UPDATE'))`,
  },
  {
    what: 'would outlive the erasure of its tenant',
    sql: `SELECT c.relname FROM ${tables} AND NOT (has_table_privilege(${erasingRole}, c.oid, 'SELECT') AND has_table_privilege(${erasingRole}, c.oid, 'DELETE'))`,
  },
  {
    what: 'would be missing from a backup',
    sql: `SELECT c.relname FROM pg_class c WHERE c.relnamespace IN (to_regnamespace('app'), to_regnamespace('identity')) AND c.relkind = 'r'
      AND NOT has_table_privilege('parley_backup', c.oid, 'SELECT')`,
  },
  {
    what: 'is a member of a role it must not be in',
    sql: `SELECT m.rolname || ' in ' || g.rolname FROM pg_auth_members am JOIN pg_roles m ON m.oid = am.member JOIN pg_roles g ON g.oid = am.roleid
      WHERE m.rolname ~ '^parley_' AND NOT (m.rolname = 'parley_system' AND g.rolname = 'parley_app')`,
  },
  {
    what: 'is granted to everybody',
    sql: `SELECT c.oid::regclass::text FROM pg_class c, aclexplode(c.relacl) g WHERE g.grantee = 0
        AND c.relnamespace IN (to_regnamespace('app'), to_regnamespace('identity'), to_regnamespace('graphile_worker'))
      UNION ALL SELECT a.attrelid::regclass || '.' || a.attname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid, aclexplode(a.attacl) g
        WHERE g.grantee = 0 AND c.relnamespace IN (to_regnamespace('app'), to_regnamespace('identity'))
      UNION ALL SELECT p.oid::regprocedure::text FROM pg_proc p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) g
        WHERE g.grantee = 0 AND p.pronamespace IN (to_regnamespace('app'), to_regnamespace('identity'))
      UNION ALL SELECT n.nspname FROM pg_namespace n, aclexplode(n.nspacl) g
        WHERE g.grantee = 0 AND n.nspname IN ('app', 'identity', 'graphile_worker', 'public')
      UNION ALL SELECT 'default privileges' FROM pg_default_acl d, aclexplode(d.defaclacl) g WHERE g.grantee = 0`,
  },
  {
    what: 'may be written by a role that only reads',
    sql: `SELECT c.relname || ' by ' || r.rolname FROM pg_roles r, ${tables}
      AND r.rolname IN (${readingRoles}) AND has_table_privilege(r.oid, c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE')`,
  },
  {
    what: 'may be emptied, referred to or given triggers by a role that serves',
    sql: `SELECT c.relname || ' by ' || r.rolname FROM pg_roles r, ${tables}
      AND r.rolname IN (${servingRoles}) AND has_table_privilege(r.oid, c.oid, 'TRUNCATE, REFERENCES, TRIGGER')`,
  },
  {
    what: 'shows identities to a role that has no business with them',
    sql: `SELECT c.relname || ' to ' || r.rolname FROM pg_roles r, pg_class c WHERE c.relnamespace = to_regnamespace('identity')
      AND r.rolname IN ('parley_app', 'parley_job', 'parley_search')
      AND (has_schema_privilege(r.oid, c.relnamespace, 'USAGE') OR (c.relkind IN ('r', 'v') AND has_any_column_privilege(r.oid, c.oid, 'SELECT')))`,
  },
  {
    what: 'is part of the log and may be changed',
    sql: `SELECT c.relname || ' by ' || r.rolname FROM pg_roles r, ${tables}
      AND c.relname IN ('event', 'event_payload') AND r.rolname IN (${servingRoles}, ${readingRoles})
      AND (has_table_privilege(r.oid, c.oid, 'DELETE, TRUNCATE') OR has_any_column_privilege(r.oid, c.oid, 'UPDATE'))`,
  },
  {
    // Bits of tgtype: 2 before, 8 delete, 16 update, 32 truncate.
    what: 'is part of the log and has no trigger that refuses this',
    sql: `SELECT w.name || ' ' || w.what FROM (VALUES ('event', 'update', 16), ('event', 'delete', 8), ('event', 'truncate', 32),
        ('event_payload', 'update', 16), ('event_payload', 'truncate', 32)) AS w (name, what, bit)
      WHERE NOT EXISTS (SELECT 1 FROM pg_trigger t WHERE t.tgrelid = to_regclass('app.' || w.name) AND t.tgenabled IN ('O', 'A') AND t.tgqual IS NULL
        AND t.tgattr = '' AND (t.tgtype & 2) <> 0 AND (t.tgtype & w.bit) <> 0 AND t.tgfoid = to_regproc('app.refuse_change'))`,
  },
];

const functionsSql = `SELECT p.oid::regprocedure::text AS name, pg_get_userbyid(p.proowner) ~ '^parley_' AS is_ours, pg_get_userbyid(p.proowner) AS owner,
    p.prosecdef AS is_definer, coalesce(array_to_string(p.proconfig, ';'), '') AS settings, md5(p.prosrc) AS body
  FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
  WHERE n.nspname NOT IN ('pg_catalog', 'information_schema') AND (p.prosecdef OR p.oid = ANY ($1::regprocedure[]))
     OR (n.nspname = 'app' AND pg_get_userbyid(p.proowner) ~ '^parley_')`;

/**
 * Reads a database's catalogue and answers everything by which one tenant could reach another's rows, or anybody change the
 * log. Empty when all is well. It knows no list of tables: a new one is held to the same rules.
 */
export async function checkCatalogue(client: Client): Promise<string[]> {
  const problems: string[] = [];
  for (const { what, sql } of checks) {
    const { rows } = await client.query<[string]>({ text: sql, rowMode: 'array' });
    problems.push(...rows.map(([name]) => `${name} ${what}`));
  }
  return [...problems, ...(await checkFunctions(client))];
}

/** Functions that run with other rights than their caller's, and those that policies and triggers rest on, word for word. */
async function checkFunctions(client: Client): Promise<string[]> {
  const invoker = reviewedFunctions.filter((reviewed) => !reviewed.isDefiner).map((reviewed) => reviewed.name);
  const { rows } = await client.query<{
    name: string;
    is_ours: boolean;
    owner: string;
    is_definer: boolean;
    settings: string;
    body: string;
  }>(functionsSql, [invoker]);
  const reviewed = new Map(reviewedFunctions.map((one) => [one.name, one]));
  const problems = rows.flatMap((row) => {
    const known = reviewed.get(row.name);
    if (!known) return [`${row.name} runs with its owner's rights and has not been reviewed`];
    const owner = row.is_ours ? row.owner : 'nobody who serves';
    return [
      ...(owner === known.owner ? [] : [`${row.name} belongs to ${row.owner}`]),
      ...(row.is_definer === known.isDefiner ? [] : [`${row.name} runs with other rights than were reviewed`]),
      ...(row.settings === known.settings ? [] : [`${row.name} runs with the settings '${row.settings}'`]),
      ...(row.body === known.body ? [] : [`${row.name} has another body (${row.body}) than was reviewed`]),
    ];
  });
  const found = new Set(rows.map((row) => row.name));
  return [...problems, ...[...reviewed.keys()].filter((name) => !found.has(name)).map((name) => `${name} is gone`)];
}
