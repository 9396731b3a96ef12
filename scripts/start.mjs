import { join, resolve } from 'node:path';
import { ensureBuilt, ensureDevBuilt } from './lib/build.mjs';
import { run, stop, stopAll } from './lib/children.mjs';
import { endLeftovers, forgetProcesses, logFileOf, readSecrets, rememberProcesses, takeDataDir } from './lib/data-dir.mjs';
import { checkNode, ensureInstalled } from './lib/install.mjs';
import { dataDir, inRoot, root } from './lib/paths.mjs';
import { requirePort } from './lib/ports.mjs';
import { ensureDatabase, startPostgres } from './lib/postgres.mjs';
import { runMain } from './lib/run-main.mjs';
import { fail, say } from './lib/say.mjs';
import { planStandIn } from './lib/stripe.mjs';
import { migrateDatabase, requireHealthy, startRealtime, startWeb, startWorker, systemEnv } from './lib/system.mjs';

/** `npm start`: the whole product on this machine. `--dev` runs it from source, with reload; `--no-demo` makes no demo firm. */
const isDev = process.argv.includes('--dev');
const wantsDemo = !process.argv.includes('--no-demo');

await runMain(async ({ onEnd }) => {
  checkNode();
  const dir = dataDir();
  const logDir = join(dir, 'logs');
  takeDataDir(dir);
  const leftovers = await endLeftovers(dir);
  if (leftovers.length > 0) say(`Ended what an earlier start had left running: ${leftovers.join(', ')}.`);
  const port = await requirePort('PORT', 3000);
  const realtimePort = await requirePort('REALTIME_PORT', 3001);
  if (port === realtimePort) fail(`PORT and REALTIME_PORT are both ${port}; they need to differ.`);
  const secrets = readSecrets(dir);
  ensureInstalled();
  await (isDev ? ensureDevBuilt() : ensureBuilt());

  // Files, mail and logs are nobody else's on this machine.
  process.umask(0o077);
  let isEnding = false;
  let postgres = null;
  const apps = [];
  const end = async () => {
    isEnding = true;
    say('Stopping …');
    // The apps let requests and jobs finish while the database is still there.
    await Promise.all(apps.map((app) => stop(app, { patienceMs: 30_000 })));
    await stopAll();
    forgetProcesses(dir);
    say('Stopped.');
  };
  onEnd(end);
  const watch = (handle) => {
    rememberProcesses(dir, postgres ? [...apps, postgres.server] : apps);
    void handle.exited.then(async ({ code, signal }) => {
      if (isEnding) return;
      console.error(
        `\n${handle.name} ended by itself (${signal ?? `exit code ${code}`}), so the rest is stopped too. ${join(logDir, `${handle.name}.log`)} says why; \`npm start\` starts it all again.`,
      );
      await end();
      process.exit(1);
    });
  };

  let databaseUrl = process.env.DATABASE_URL;
  if (!databaseUrl) {
    postgres = await startPostgres({ dir: join(dir, 'postgres'), logFile: logFileOf(logDir, 'postgres') });
    watch(postgres.server);
    databaseUrl = await ensureDatabase(postgres, 'parley');
  }
  const urls = await migrateDatabase({ databaseUrl, secret: secrets.PARLEY_SECRET });
  say('The database is up to date.');

  const publicUrl = process.env.PUBLIC_URL ?? `http://localhost:${port}`;
  const realtimeUrl = process.env.PUBLIC_REALTIME_URL ?? `http://localhost:${realtimePort}`;
  const standIn = process.env.STRIPE_SECRET_KEY
    ? null
    : await planStandIn({ secret: secrets.PARLEY_SECRET, dataDir: dir, webPort: port });
  const env = systemEnv({ urls, secrets, dataDir: dir, publicUrl, realtimeUrl, extra: standIn?.env });
  const shared = { logDir, isDev, onScreen: true };
  const launch = (app) => {
    apps.push(app);
    watch(app);
    return app;
  };
  if (standIn) launch(standIn.start(logDir));
  const web = launch(startWeb({ env, port, ...shared }));
  const realtime = launch(startRealtime({ env, port: realtimePort, ...shared }));
  launch(startWorker({ env: withBackups(env, databaseUrl), ...shared }));
  const [demo] = await Promise.all([
    wantsDemo ? seedDemo(env) : null,
    requireHealthy(web, `http://127.0.0.1:${port}`, logDir),
    requireHealthy(realtime, `http://127.0.0.1:${realtimePort}`, logDir),
  ]);
  if (isEnding) return;
  say('Parley is running.');
  console.log(`
  Open        ${publicUrl}
${demo ? `  Sign in     ${demo.email}  with the password  ${demo.password}\n` : ''}  Mail        ${process.env.SMTP_URL ? 'goes out by SMTP' : join(dir, 'outbox')}
  Payments    ${standIn ? `a stand-in for Stripe at ${standIn.env.STRIPE_API_URL}; no money moves` : 'by Stripe'}
  Logs        ${logDir}

  Ctrl-C stops everything. What was written stays in ${dir}.
`);
});

/** The nightly second copy is read by the worker as the role for backups, which the owner alone may become. */
function withBackups(env, databaseUrl) {
  if (!env.BACKUP_DIR) return env;
  return { ...env, BACKUP_DIR: resolve(root, env.BACKUP_DIR), BACKUP_DATABASE_URL: env.BACKUP_DATABASE_URL ?? databaseUrl };
}

/** The demo firms, once; later starts find them there. */
async function seedDemo(env) {
  const { code, output } = await run(process.execPath, [inRoot('apps/worker/dist/seed-cli.js')], { env });
  if (code !== 0) fail(`The demo firm could not be made:\n${output.slice(-2000)}`);
  const demo = JSON.parse(output.trim().split('\n').at(-1));
  if (demo.seeded) say('The demo firm is ready.');
  return demo;
}
