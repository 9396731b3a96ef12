import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaClient } from './generated/client.ts';

// PostgreSQL's bigint arrives as text; every count and version here stays far below 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

type Database = { app: pg.Pool; system: pg.Pool; appPrisma: PrismaClient; systemPrisma: PrismaClient };
type Options = { appUrl: string; systemUrl: string; poolSize?: number; name?: string };

// One set of pools per process, also across the module copies that a bundler makes.
const registry = globalThis as typeof globalThis & { parleyDatabase?: Database };

/** Opens the process's connections. Call once at start, before any use case. */
export function openDatabase(options: Options): void {
  if (registry.parleyDatabase) return;
  const pool = (url: string, max: number) => {
    const made = new pg.Pool({
      connectionString: url,
      max,
      application_name: options.name ?? 'parley',
      connectionTimeoutMillis: 10_000,
      keepAlive: true,
    });
    // An idle connection that breaks (a database restart) is replaced at the next query; without a listener it ends the process.
    made.on('error', () => {});
    return made;
  };
  const app = pool(options.appUrl, options.poolSize ?? 8);
  const system = pool(options.systemUrl, 4);
  registry.parleyDatabase = {
    app,
    system,
    appPrisma: new PrismaClient({ adapter: new PrismaPg(app) }),
    systemPrisma: new PrismaClient({ adapter: new PrismaPg(system) }),
  };
}

export async function closeDatabase(): Promise<void> {
  const open = registry.parleyDatabase;
  if (!open) return;
  delete registry.parleyDatabase;
  await Promise.all([open.appPrisma.$disconnect(), open.systemPrisma.$disconnect()]);
  await Promise.all([open.app.end(), open.system.end()]);
}

export function database(): Database {
  if (!registry.parleyDatabase) throw new Error('openDatabase() has not been called in this process');
  return registry.parleyDatabase;
}

/** Is the database there, and how far is this machine's clock before its clock, in milliseconds? Answers within `timeoutMs`. */
export async function askDatabase(timeoutMs = 2_000): Promise<{ isUp: boolean; clockOffMs: number }> {
  const absent = { isUp: false, clockOffMs: 0 };
  const timeout = new Promise<typeof absent>((resolve) => setTimeout(resolve, timeoutMs, absent).unref());
  const asked = Date.now();
  const probe = database()
    .app.query<{ now: string }>('SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint AS now')
    .then(
      ({ rows }) => ({ isUp: true, clockOffMs: Math.round((asked + Date.now()) / 2 - Number(rows[0]?.now)) }),
      () => absent,
    );
  return Promise.race([probe, timeout]);
}
