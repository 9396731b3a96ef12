import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import { runMigrations } from 'graphile-worker';
import pg from 'pg';
import { loginRoles, rolePassword, roleUrls } from './roles.ts';

export { roleUrls } from './roles.ts';

/** The database holds migrations that this code does not know: an older release must not touch it. */
export class SchemaNewerError extends Error {}

/**
 * Brings a database to this code's schema: roles, the job queue's own tables, then Prisma's migrations in order.
 * Safe to run at every start and from several processes (an advisory lock lets one through at a time).
 * Prisma's command line wants an engine that it downloads; the same engine as WebAssembly comes with npm.
 */
export async function migrate(options: {
  adminUrl: string;
  secret: string;
  migrationsDir: string;
  /** These migrations alone: the schema of an older backup. */
  only?: string[];
}): Promise<void> {
  const admin = new pg.Client({ connectionString: options.adminUrl });
  await admin.connect();
  try {
    await admin.query('SELECT pg_advisory_lock(727460117)');
    await refuseNewerSchema(admin, options.migrationsDir);
    await retryConcurrent(() => ensureRoles(admin, options.secret));
    await runMigrations({ connectionString: roleUrls(options.adminUrl, options.secret).job });
    await applyPrismaMigrations(options.adminUrl, options.migrationsDir, options.only);
    await letBackupsRead(admin);
  } finally {
    await admin.end();
  }
}

async function refuseNewerSchema(admin: pg.Client, dir: string): Promise<void> {
  const { rows: tables } = await admin.query("SELECT to_regclass('public._prisma_migrations') AS found");
  if (!tables[0].found) return;
  const { rows } = await admin.query('SELECT migration_name FROM public._prisma_migrations WHERE rolled_back_at IS NULL');
  const unknown = rows.map((row) => String(row.migration_name)).filter((name) => !existsSync(join(dir, name)));
  if (unknown.length > 0)
    throw new SchemaNewerError(
      `This database was last used by a newer Parley (it has ${unknown.join(', ')}). Start that version, or restore a backup made before it.`,
    );
}

/** Roles belong to the whole server, the lock only to one database: another database's migration may be at them just now. */
async function retryConcurrent(change: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt += 1)
    try {
      return await change();
    } catch (error) {
      const isConcurrent =
        error instanceof Error &&
        /tuple concurrently (?:updated|deleted)|role "\w+" already exists|pg_authid_rolname_index/.test(error.message);
      if (!isConcurrent || attempt === 20) throw error;
      await sleep(20 + Math.random() * 100);
    }
}

async function ensureRoles(admin: pg.Client, secret: string): Promise<void> {
  const { rows } = await admin.query("SELECT rolname FROM pg_roles WHERE rolname LIKE 'parley\\_%'");
  const existing = new Set(rows.map((row) => String(row.rolname)));
  const create = async (role: string, attributes: string) => {
    if (!existing.has(role)) await admin.query(`CREATE ROLE ${role} ${attributes}`);
  };
  await create('parley_search', 'NOLOGIN BYPASSRLS');
  await create('parley_backup', 'NOLOGIN BYPASSRLS');
  await create('parley_erase', 'NOLOGIN NOBYPASSRLS');
  await create('parley_purge', 'NOLOGIN NOBYPASSRLS');
  for (const role of Object.values(loginRoles)) {
    await create(role, 'LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE');
    await admin.query(`ALTER ROLE ${role} PASSWORD '${rolePassword(role, secret)}'`);
    await admin.query(`ALTER ROLE ${role} SET statement_timeout = '10s'`);
    await admin.query(`ALTER ROLE ${role} SET idle_in_transaction_session_timeout = '15s'`);
  }
  await admin.query(`ALTER ROLE ${loginRoles.job} SET statement_timeout = '60s'`);
  await admin.query(`GRANT ${loginRoles.app} TO ${loginRoles.system}`);
  const { rows: database } = await admin.query('SELECT quote_ident(current_database()) AS name');
  await admin.query(`GRANT CREATE ON DATABASE ${database[0].name} TO ${loginRoles.job}`);
  await admin.query(`GRANT parley_search, parley_backup, parley_erase, parley_purge, ${loginRoles.job} TO CURRENT_USER`);
}

/** The engine wants a datamodel to start; applying migrations does not read it. */
const blankSchema = 'datasource db {\n  provider = "postgresql"\n}\n';

/** The queue and the list of migrations are no tables of ours: what may read them is said anew at each start. */
async function letBackupsRead(admin: pg.Client): Promise<void> {
  await admin.query('GRANT USAGE ON SCHEMA graphile_worker TO parley_backup');
  await admin.query('GRANT SELECT ON ALL TABLES IN SCHEMA graphile_worker TO parley_backup');
  await admin.query('GRANT SELECT ON public._prisma_migrations TO parley_backup');
}

async function applyPrismaMigrations(adminUrl: string, dir: string, only?: string[]): Promise<void> {
  const engineModule = await openSchemaEngine();
  const pool = new pg.Pool({ connectionString: adminUrl, max: 1 });
  const adapter = bindMigrationAwareSqlAdapterFactory(wholeScripts(new PrismaPg(pool), pool));
  const engine = await engineModule.SchemaEngine.new({ datamodels: [['schema.prisma', blankSchema]] }, () => {}, adapter);
  try {
    await engine.applyMigrations({
      migrationsList: {
        baseDir: dir,
        lockfile: { path: 'migration_lock.toml', content: readFileSync(join(dir, 'migration_lock.toml'), 'utf8') },
        shadowDbInitScript: '',
        migrationDirectories: readdirSync(dir, { withFileTypes: true })
          .filter((entry) => entry.isDirectory() && (only?.includes(entry.name) ?? true))
          .map((entry) => ({
            path: entry.name,
            migrationFile: {
              path: 'migration.sql',
              content: { tag: 'ok', value: readFileSync(join(dir, entry.name, 'migration.sql'), 'utf8') },
            },
          })),
      },
      filters: { externalTables: [], externalEnums: [] },
    });
  } catch (error) {
    throw new Error(panicMessage || (error instanceof Error ? error.message : String(error)), { cause: error });
  } finally {
    engine.free();
    await pool.end();
  }
}

/**
 * The stock adapter cuts a script at every semicolon, which breaks function bodies and comments. A script is sent whole
 * instead; PostgreSQL runs it as one transaction.
 */
function wholeScripts(factory: PrismaPg, pool: pg.Pool): PrismaPg {
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const adapter = await connect();
    adapter.executeScript = async (script) => void (await pool.query(script));
    return adapter;
  };
  return factory;
}

let panicMessage = '';

type SchemaEngine = { applyMigrations(input: unknown): Promise<{ appliedMigrationNames: string[] }>; free(): void };
type SchemaEngineModule = {
  SchemaEngine: { new: (options: unknown, log: () => void, adapter: unknown) => Promise<SchemaEngine> };
  __wbg_set_wasm(exports: WebAssembly.Exports): void;
};

let schemaEngine: Promise<SchemaEngineModule> | undefined;

/** Once for a process: the glue around the engine keeps its memory for itself. */
const openSchemaEngine = (): Promise<SchemaEngineModule> => (schemaEngine ??= loadSchemaEngine());

/** Node 20 cannot import `.wasm`, so the module is instantiated by hand. */
async function loadSchemaEngine(): Promise<SchemaEngineModule> {
  const require = createRequire(import.meta.url);
  const dir = dirname(require.resolve('@prisma/schema-engine-wasm/schema_engine_bg'));
  const glue = (await import('@prisma/schema-engine-wasm/schema_engine_bg' as string)) as SchemaEngineModule;
  const wasm = new WebAssembly.Module(readFileSync(join(dir, 'schema_engine_bg.wasm')));
  const instance = new WebAssembly.Instance(wasm, { './schema_engine_bg.js': glue as unknown as WebAssembly.ModuleImports });
  glue.__wbg_set_wasm(instance.exports);
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: (message: string) => (panicMessage = message) } });
  (instance.exports.__wbindgen_start as (() => void) | undefined)?.();
  return glue;
}
