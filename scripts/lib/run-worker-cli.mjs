import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { start, stopAll } from './children.mjs';
import { readSecrets, takeDataDir } from './data-dir.mjs';
import { checkNode, ensureInstalled } from './install.mjs';
import { dataDir, inRoot } from './paths.mjs';
import { ensureDatabase, startPostgres } from './postgres.mjs';
import { migrateDatabase, systemEnv } from './system.mjs';

/**
 * Runs a command of the worker's with the arguments of this process, on the database of the Parley that runs on this data
 * folder, on DATABASE_URL, or else on the folder's database, started for the occasion. `extra` adds to its environment.
 */
export async function runWorkerCli(name, extra = () => ({})) {
  checkNode();
  ensureInstalled();
  await ensureBuilt();
  const dir = dataDir();
  const databaseUrl = process.env.DATABASE_URL ?? (await findRunning(dir)) ?? (await startOwn(dir));
  const secrets = readSecrets(dir);
  const urls = await migrateDatabase({ databaseUrl, secret: secrets.PARLEY_SECRET });
  const realtimeUrl = process.env.PUBLIC_REALTIME_URL ?? `http://localhost:${process.env.REALTIME_PORT ?? 3001}`;
  const publicUrl = process.env.PUBLIC_URL ?? `http://localhost:${process.env.PORT ?? 3000}`;
  await runCli(name, systemEnv({ urls, secrets, dataDir: dir, publicUrl, realtimeUrl, extra: extra({ databaseUrl }) }));
}

/** Paths among the arguments are meant from where the person stands. */
export async function runCli(name, env) {
  const cwd = process.env.INIT_CWD ?? process.cwd();
  const command = [inRoot(`apps/worker/dist/${name}.js`), ...process.argv.slice(2)];
  const { code } = await start(process.execPath, command, { env: { ...env, INIT_CWD: undefined }, cwd }).exited;
  await stopAll();
  process.exitCode = code ?? 1;
}

async function findRunning(dir) {
  let url;
  try {
    ({ url } = JSON.parse(readFileSync(join(dir, 'postgres', 'postgres.json'), 'utf8')));
  } catch {
    return null;
  }
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  try {
    await client.connect();
    return url.replace(/\/postgres$/, '/parley');
  } catch {
    return null;
  } finally {
    await client.end().catch(() => {});
  }
}

/** The folder's own database. */
export async function startOwn(dir) {
  takeDataDir(dir);
  return ensureDatabase(await startPostgres({ dir: join(dir, 'postgres') }), 'parley');
}
