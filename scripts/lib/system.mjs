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

/**
 * The processes of the product, by name. `isDev` runs from source with reload. Everything they say goes to their log
 * files; `onScreen` also shows errors, and in development whatever is said.
 */
export function startWeb({ env, port, name = 'web', isDev = false, ...options }) {
  const args = [inRoot('apps/web/serve.mjs'), '--port', String(port), ...(isDev ? ['--dev'] : [])];
  return startLogged(args, { name, isDev, env: { ...serving(env), PORT: String(port) }, cwd: inRoot('apps/web'), ...options });
}

export function startRealtime({ env, port, name = 'realtime', isDev = false, ...options }) {
  return startLogged(entry('realtime', isDev), {
    name,
    isDev,
    env: { ...serving(env), REALTIME_PORT: String(port), NODE_NAME: name },
    ...options,
  });
}

export function startWorker({ env, name = 'worker', isDev = false, ...options }) {
  return startLogged(entry('worker', isDev), { name, isDev, env, ...options });
}

/** What answers requests has no business with the job queue's role, nor with the one for backups. */
function serving({ JOB_DATABASE_URL: _job, BACKUP_DATABASE_URL: _backup, ...env }) {
  return env;
}

const entry = (app, isDev) =>
  isDev
    ? [inRoot('node_modules/tsx/dist/cli.mjs'), 'watch', '--clear-screen=false', inRoot(`apps/${app}/src/main.ts`)]
    : ['--enable-source-maps', inRoot(`apps/${app}/dist/main.js`)];

function startLogged(args, { name, env, isDev, logDir, onScreen = false, cwd }) {
  return start(process.execPath, args, {
    name,
    logFile: logFileOf(logDir, name),
    env: isDev ? { ...env, NODE_ENV: 'development' } : env,
    ...(cwd ? { cwd } : {}),
    ...(onScreen ? { onLine: showOnScreen(name, isDev) } : {}),
  });
}

const quietMs = 10_000;

/** One line per kind of error in ten seconds: when the database is away, one says it as well as a thousand. */
function showOnScreen(name, isDev) {
  const lastShownAt = new Map();
  return (line) => {
    const entry = parseEntry(line);
    if (!entry) return isDev && line.trim() ? console.error(`  ${name}: ${line}`) : undefined;
    if (entry.level < 50 || Date.now() - (lastShownAt.get(entry.msg) ?? 0) < quietMs) return undefined;
    lastShownAt.set(entry.msg, Date.now());
    return console.error(`  ${name}: ${describe(entry)}`);
  };
}

function parseEntry(line) {
  if (!line.startsWith('{')) return null;
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
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
