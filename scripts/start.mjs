import { join } from 'node:path';
import { ensureBuilt, ensureGenerated } from './lib/build.mjs';
import { run, stop, stopAll } from './lib/children.mjs';
import { readSecrets, takeDataDir } from './lib/data-dir.mjs';
import { checkNode, ensureInstalled } from './lib/install.mjs';
import { dataDir, inRoot } from './lib/paths.mjs';
import { runMain, say } from './lib/say.mjs';

/** `npm start`: the whole product on this machine. `--dev` runs it from source, with reload. */
const isDev = process.argv.includes('--dev');

await runMain(async () => {
  checkNode();
  const system = await import('./lib/system.mjs');
  const port = Number(process.env.PORT ?? 3000);
  const realtimePort = Number(process.env.REALTIME_PORT ?? 3001);
  await system.requirePort(port, 'PORT');
  await system.requirePort(realtimePort, 'REALTIME_PORT');
  const dir = dataDir();
  takeDataDir(dir);
  ensureInstalled();
  await (isDev ? ensureGenerated().then(bundleCommands) : ensureBuilt());

  let isEnding = false;
  const logDir = join(dir, 'logs');
  const secrets = readSecrets(dir);
  const postgres = process.env.DATABASE_URL ? null : await startDatabase(dir);
  const end = async (code) => {
    if (isEnding) return;
    isEnding = true;
    say('Stopping …');
    await Promise.all(apps.map((app) => stop(app)));
    await postgres?.stop();
    await stopAll();
    process.exit(code);
  };
  const apps = [];
  process.on('SIGINT', () => void end(0));
  process.on('SIGTERM', () => void end(0));

  try {
    const databaseUrl = process.env.DATABASE_URL ?? postgres.productUrl;
    const urls = await system.migrateDatabase({ databaseUrl, secret: secrets.PARLEY_SECRET });
    say('The database is up to date.');
    const publicUrl = process.env.PUBLIC_URL ?? `http://localhost:${port}`;
    const realtimeUrl = process.env.PUBLIC_REALTIME_URL ?? `http://localhost:${realtimePort}`;
    const env = system.systemEnv({ urls, secrets, dataDir: dir, publicUrl, realtimeUrl });
    const demo = await seedDemo(env);

    const web = system.startWeb({ env, port, logDir, isDev });
    const realtime = system.startRealtime({ env, port: realtimePort, logDir, isDev });
    const worker = system.startWorker({ env, logDir, isDev });
    apps.push(web, realtime, worker);
    for (const app of apps)
      void app.exited.then(({ code, signal }) => {
        if (isEnding) return;
        console.error(`\n${app.name} ended (${signal ?? `exit code ${code}`}); stopping the rest. ${join(logDir, `${app.name}.log`)} says why.`);
        void end(1);
      });
    await Promise.all([
      system.requireHealthy(web, `http://127.0.0.1:${port}`, logDir),
      system.requireHealthy(realtime, `http://127.0.0.1:${realtimePort}`, logDir),
    ]);
    say('Parley is running.');
    console.log(`
  Open        ${publicUrl}
  Sign in     ${demo.email}  with  ${demo.password}
  Mail        ${process.env.SMTP_URL ? 'goes out by SMTP' : join(dir, 'outbox')}
  Logs        ${logDir}

  Ctrl-C stops everything. What was written stays in ${dir}.
`);
  } catch (error) {
    isEnding = true;
    await Promise.all(apps.map((app) => stop(app)));
    await postgres?.stop();
    throw error;
  }
});

async function startDatabase(dir) {
  const { ensureDatabase, startPostgres } = await import('./lib/postgres.mjs');
  const { createWriteStream, mkdirSync } = await import('node:fs');
  mkdirSync(join(dir, 'logs'), { recursive: true });
  const log = createWriteStream(join(dir, 'logs', 'postgres.log'), { flags: 'a' });
  const postgres = await startPostgres({ dir: join(dir, 'postgres'), onLog: (line) => log.write(`${line}\n`) });
  postgres.productUrl = await ensureDatabase(postgres, 'parley');
  return postgres;
}

/** The demo firm, once; later starts find it there. */
async function seedDemo(env) {
  const { fail } = await import('./lib/say.mjs');
  const { code, output } = await run(process.execPath, [inRoot('apps/worker/dist/seed-cli.js')], { env });
  if (code !== 0) fail(`The demo workspace could not be made:\n${output.slice(-2000)}`);
  const demo = JSON.parse(output.trim().split('\n').at(-1));
  if (demo.seeded) say('The demo workspace is ready.');
  return demo;
}

/** Development runs the apps from source, but migration and seed are the same commands as ever. */
async function bundleCommands() {
  const { fail } = await import('./lib/say.mjs');
  for (const target of ['db', 'worker']) {
    const { code, output } = await run(process.execPath, [inRoot('scripts/bundle.mjs'), target]);
    if (code !== 0) fail(output);
  }
}
