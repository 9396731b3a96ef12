import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { migrate, roleUrls } from '../src/migrate.ts';

const secret = 'the-secret-of-the-test-run-0123456789';

/**
 * One real PostgreSQL for all integration tests: that of TEST_DATABASE_URL (an owner's address of a server), or one of our
 * own in a temporary folder. Tests find the serving roles' addresses in the environment and build their own tenants.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const dir = mkdtempSync(join(tmpdir(), 'parley-test-'));
  // PostgreSQL runs under an account of its own when we are root, and has to walk through.
  chmodSync(dir, 0o711);
  const server = process.env.TEST_DATABASE_URL ? null : await startServer(dir);
  const ownerUrl = process.env.TEST_DATABASE_URL ?? server?.url ?? '';
  const name = `parley_test_${process.pid}_${Date.now()}`;
  await onServer(ownerUrl, (client) => client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`));
  const adminUrl = Object.assign(new URL(ownerUrl), { pathname: `/${name}` }).toString();
  await migrate({ adminUrl, secret, migrationsDir: fileURLToPath(new URL('../prisma/migrations', import.meta.url)) });
  const urls = roleUrls(adminUrl, secret);
  Object.assign(process.env, {
    TEST_ADMIN_URL: adminUrl,
    APP_DATABASE_URL: urls.app,
    SYSTEM_DATABASE_URL: urls.system,
    JOB_DATABASE_URL: urls.job,
    PARLEY_SECRET: secret,
    DATA_DIR: dir,
  });
  return async () => {
    if (server) await server.stop('immediate');
    else await onServer(ownerUrl, (client) => client.query(`DROP DATABASE ${client.escapeIdentifier(name)} WITH (FORCE)`));
    rmSync(dir, { recursive: true, force: true });
  };
}

type Server = { url: string; stop(mode: 'fast' | 'immediate'): Promise<void> };

async function startServer(dir: string): Promise<Server> {
  const starter = (await import(new URL('../../../scripts/lib/postgres.mjs', import.meta.url).href)) as {
    startPostgres(options: { dir: string; isDurable: boolean }): Promise<Server>;
  };
  return starter.startPostgres({ dir: join(dir, 'postgres'), isDurable: false });
}

async function onServer(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
