import { join } from 'node:path';
import { ensureBuilt } from './lib/build.mjs';
import { start, stopAll } from './lib/children.mjs';
import { readSecrets } from './lib/data-dir.mjs';
import { checkNode, ensureInstalled } from './lib/install.mjs';
import { dataDir, inRoot } from './lib/paths.mjs';
import { fail, runMain } from './lib/say.mjs';
import { migrateDatabase, systemEnv } from './lib/system.mjs';

/**
 * `npm run seed:load -- --tenants N --members M --channels C --out FILE`: load data into the database of a Parley that runs
 * on this machine (or of DATABASE_URL), with tickets that are good for a day.
 */
await runMain(async () => {
  checkNode();
  ensureInstalled();
  await ensureBuilt();
  const dir = dataDir();
  const secrets = readSecrets(dir);
  const databaseUrl = process.env.DATABASE_URL ?? (await runningDatabase(dir));
  const urls = await migrateDatabase({ databaseUrl, secret: secrets.PARLEY_SECRET });
  const realtimeUrl = process.env.PUBLIC_REALTIME_URL ?? `http://localhost:${process.env.REALTIME_PORT ?? 3001}`;
  const publicUrl = process.env.PUBLIC_URL ?? `http://localhost:${process.env.PORT ?? 3000}`;
  const env = systemEnv({ urls, secrets, dataDir: dir, publicUrl, realtimeUrl });
  const { code } = await start(process.execPath, [inRoot('apps/worker/dist/seed-load-cli.js'), ...process.argv.slice(2)], { env }).exited;
  await stopAll();
  process.exit(code ?? 1);
});

/** The database of the Parley that has this data folder, or one started for the occasion. */
async function runningDatabase(dir) {
  const { readFileSync } = await import('node:fs');
  const { ensureDatabase, startPostgres } = await import('./lib/postgres.mjs');
  const settings = join(dir, 'postgres', 'postgres.json');
  try {
    const { url } = JSON.parse(readFileSync(settings, 'utf8'));
    const { default: pg } = await import('pg');
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
    await client.connect();
    await client.end();
    return url.replace(/\/postgres$/, '/parley');
  } catch {
    const postgres = await startPostgres({ dir: join(dir, 'postgres') });
    if (!postgres) fail('The database did not start.');
    return ensureDatabase(postgres, 'parley');
  }
}
