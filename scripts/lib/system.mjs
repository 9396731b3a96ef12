import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { run, start } from './children.mjs';
import { inRoot } from './paths.mjs';
import { isPortFree, waitForHealth } from './ports.mjs';
import { fail } from './say.mjs';

/** Brings a database up to date and answers the serving roles' addresses: { app, system, job }. */
export async function migrateDatabase({ databaseUrl, secret }) {
  const { code, output } = await run(process.execPath, [inRoot('packages/db/dist/migrate-cli.js')], {
    env: { ...process.env, DATABASE_URL: databaseUrl, PARLEY_SECRET: secret, MIGRATIONS_DIR: inRoot('packages/db/prisma/migrations') },
  });
  const lines = output.trim().split('\n');
  if (code !== 0) fail(lines.filter((line) => !line.startsWith('    at ')).join('\n'));
  return JSON.parse(lines.at(-1));
}

/** The environment that all processes of one system share. */
export function systemEnv({ urls, secrets, dataDir, publicUrl, realtimeUrl, extra = {} }) {
  return {
    ...process.env,
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

export async function requirePort(port, variable) {
  if (!(await isPortFree(port)) || !(await isPortFree(port, '0.0.0.0')))
    fail(`Port ${port} is taken by another program. Stop it, or choose another port: ${variable}=${port + 10} npm start`);
}

const require = (path) => inRoot('node_modules', path);

/** The processes of the product, by name. `isDev` runs from source with reload. */
export function startWeb({ env, port, logDir, isDev = false, name = 'web' }) {
  const args = [inRoot('apps/web/serve.mjs'), '--port', String(port), ...(isDev ? ['--dev'] : [])];
  return startLogged(name, args, { env: { ...env, NODE_ENV: isDev ? 'development' : 'production', PORT: String(port) }, cwd: inRoot('apps/web'), logDir });
}

export function startRealtime({ env, port, logDir, name = 'realtime', isDev = false }) {
  return startLogged(name, entry('realtime', isDev), { env: { ...env, REALTIME_PORT: String(port), NODE_NAME: name }, logDir });
}

export function startWorker({ env, logDir, isDev = false }) {
  return startLogged('worker', entry('worker', isDev), { env, logDir });
}

const entry = (app, isDev) =>
  isDev ? [require('tsx/dist/cli.mjs'), 'watch', '--clear-screen=false', inRoot(`apps/${app}/src/main.ts`)] : ['--enable-source-maps', inRoot(`apps/${app}/dist/main.js`)];

function startLogged(name, args, { logDir, ...options }) {
  mkdirSync(logDir, { recursive: true });
  return start(process.execPath, args, { name, logFile: join(logDir, `${name}.log`), ...options });
}

/** Waits until web or realtime answers its health check; says where the log is when it does not. */
export async function requireHealthy(handle, url, logDir, timeoutMs = 60_000) {
  const isGone = () => handle.child.exitCode !== null || handle.child.signalCode !== null;
  if (await waitForHealth(`${url}/api/health`, { isGone, timeoutMs })) return;
  fail(`${handle.name} ${isGone() ? 'ended while starting' : 'did not become healthy'}. ${join(logDir, `${handle.name}.log`)} says why.`);
}
