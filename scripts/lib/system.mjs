import { join } from 'node:path';
import { hasEnded, run, start } from './children.mjs';
import { logFileOf } from './data-dir.mjs';
import { inRoot } from './paths.mjs';
import { waitForHealth } from './ports.mjs';
import { fail } from './say.mjs';

/** Brings a database up to date and answers the serving roles' addresses: { app, system, job }. */
export async function migrateDatabase({ databaseUrl, secret }) {
  const { code, output } = await run(process.execPath, [inRoot('packages/db/dist/migrate-cli.js')], {
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl,
      PARLEY_SECRET: secret,
      MIGRATIONS_DIR: inRoot('packages/db/prisma/migrations'),
    },
  });
  const lines = output.trim().split('\n');
  if (code !== 0) fail(lines.filter((line) => !line.startsWith('    at ')).join('\n'));
  return JSON.parse(lines.at(-1));
}

/** The environment that all processes of one system share. The owner's address stays with the migration. */
export function systemEnv({ urls, secrets, dataDir, publicUrl, realtimeUrl, extra = {} }) {
  const { DATABASE_URL: _owner, ...inherited } = process.env;
  return {
    ...inherited,
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    ...secrets,
    APP_DATABASE_URL: urls.app,
    SYSTEM_DATABASE_URL: urls.system,
    JOB_DATABASE_URL: urls.job,
    DATA_DIR: dataDir,
    PUBLIC_URL: publicUrl,
    NEXTAUTH_URL: publicUrl,
    PUBLIC_REALTIME_URL: realtimeUrl,
    ...extra,
  };
}

/** The processes of the product, by name. `isDev` runs from source with reload. */
export function startWeb({ env, port, logDir, isDev = false, name = 'web' }) {
  const args = [inRoot('apps/web/serve.mjs'), '--port', String(port), ...(isDev ? ['--dev'] : [])];
  return startLogged(name, args, { env: { ...serving(env, isDev), PORT: String(port) }, cwd: inRoot('apps/web'), logDir, isDev });
}

export function startRealtime({ env, port, logDir, name = 'realtime', isDev = false }) {
  return startLogged(name, entry('realtime', isDev), {
    env: { ...serving(env, isDev), REALTIME_PORT: String(port), NODE_NAME: name },
    logDir,
    isDev,
  });
}

export function startWorker({ env, logDir, isDev = false, name = 'worker' }) {
  return startLogged(name, entry('worker', isDev), { env: { ...env, ...modeOf(isDev) }, logDir, isDev });
}

const modeOf = (isDev) => (isDev ? { NODE_ENV: 'development' } : {});

/** What answers requests has no business with the job queue's role. */
function serving({ JOB_DATABASE_URL: _job, ...env }, isDev) {
  return { ...env, ...modeOf(isDev) };
}

const entry = (app, isDev) =>
  isDev
    ? [inRoot('node_modules/tsx/dist/cli.mjs'), 'watch', '--clear-screen=false', inRoot(`apps/${app}/src/main.ts`)]
    : ['--enable-source-maps', inRoot(`apps/${app}/dist/main.js`)];

function startLogged(name, args, { logDir, isDev, ...options }) {
  return start(process.execPath, args, {
    name,
    logFile: logFileOf(logDir, name),
    onLine: (line) => show(name, line, isDev),
    ...options,
  });
}

/** Everything goes to the log file; the screen gets errors, and in development whatever is said. */
function show(name, line, isDev) {
  let entry = null;
  if (line.startsWith('{'))
    try {
      entry = JSON.parse(line);
    } catch {
      // Not one of our log lines.
    }
  if (entry ? entry.level >= 50 : isDev && line.trim()) console.error(`  ${name}: ${entry ? describe(entry) : line}`);
}

function describe({ msg, err, error, requestId }) {
  const cause = err?.message ?? error?.message;
  return [msg, cause && cause !== msg ? `(${cause})` : '', requestId ? `[request ${requestId}]` : ''].filter(Boolean).join(' ');
}

/** Waits until web or realtime answers its health check; says where the log is when it does not. */
export async function requireHealthy(handle, url, logDir, timeoutMs = 60_000) {
  const isGone = () => hasEnded(handle);
  if (await waitForHealth(`${url}/api/health`, { isGone, timeoutMs })) return;
  fail(
    `${handle.name} ${isGone() ? 'ended while starting' : 'did not become healthy'}. ${join(logDir, `${handle.name}.log`)} says why.`,
  );
}
