import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fail } from './say.mjs';

const neededBytes = 500 * 1024 * 1024;

/** Takes a data folder for this process, or says who has it. Freed when the process ends. */
export function takeDataDir(dir) {
  makePrivateFolder(dir);
  requireSpace(dir);
  const lock = join(dir, 'parley.lock');
  if (!writeLock(lock)) {
    const holder = Number(readQuietly(lock));
    if (isParley(holder))
      fail(
        `The data folder ${dir} is in use: another Parley (process ${holder}) runs on it. Stop that one, or give this one a folder and ports of its own: DATA_DIR=.data-2 PORT=3010 REALTIME_PORT=3011 npm start`,
      );
    // Whoever wrote it is gone. Of two starts that see this at once, one gets to rename.
    const old = `${lock}.${process.pid}`;
    try {
      renameSync(lock, old);
      rmSync(old);
    } catch {
      // The other one was quicker.
    }
    if (!writeLock(lock))
      fail(`The data folder ${dir} was taken by another Parley just now. Stop that one, or set DATA_DIR to another folder.`);
  }
  process.on('exit', () => rmSync(lock, { force: true }));
}

/** Only we may look inside; as root, others may pass through, because PostgreSQL runs under another account. */
export function makePrivateFolder(dir) {
  const mode = process.getuid?.() === 0 ? 0o711 : 0o700;
  mkdirSync(dir, { recursive: true, mode });
  try {
    chmodSync(dir, mode);
  } catch (error) {
    fail(`The data folder ${dir} belongs to somebody else (${error.code}). Set DATA_DIR to a folder of your own.`);
  }
}

/** A full disk is told before the database finds out. */
export function requireSpace(dir, free = freeBytes(dir)) {
  if (free >= neededBytes) return;
  const megabytes = Math.floor(free / 1_048_576);
  fail(
    `The disk is nearly full: ${megabytes} MB are free where ${dir} lies, and Parley starts with 500 MB or more. Make room, or set DATA_DIR to a folder on another disk.`,
  );
}

function freeBytes(dir) {
  const { bavail, bsize } = statfsSync(dir);
  return bavail * bsize;
}

/** True when we have it now. Linking a finished file never shows a half-written one. */
function writeLock(path) {
  const draft = `${path}.draft-${process.pid}`;
  writeFileSync(draft, String(process.pid), { mode: 0o600 });
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Process numbers are used again, in containers above all: the same number may be us, or something else by now. */
function isParley(pid) {
  if (!pid || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code !== 'EPERM') return false;
  }
  // Linux shows what it is; elsewhere any living process counts.
  return !existsSync('/proc/self/cmdline') || readQuietly(`/proc/${pid}/cmdline`).includes('scripts/');
}

function readQuietly(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** Notes what was started, for the next start to find should this one be killed outright. */
export function rememberProcesses(dir, handles) {
  const processes = handles.map(({ name, stopSignal, child }) => ({
    name,
    signal: stopSignal,
    pid: child.pid,
    args: child.spawnargs,
  }));
  writeFileSync(join(dir, 'processes.json'), JSON.stringify(processes), { mode: 0o600 });
}

export function forgetProcesses(dir) {
  rmSync(join(dir, 'processes.json'), { force: true });
}

/**
 * Ends what a killed start left behind, which would hold the ports and the database; answers the names. A process is
 * taken for ours only if it still has the very same command line, which Linux lets us see.
 */
export async function endLeftovers(dir) {
  let remembered = [];
  try {
    remembered = JSON.parse(readQuietly(join(dir, 'processes.json')) || '[]');
  } catch {
    // Cut off while it was written: then nothing is known.
  }
  const isOurs = ({ pid, args }) => readQuietly(`/proc/${pid}/cmdline`).includes(args.slice(1).join('\0'));
  const ours = remembered.filter(isOurs);
  for (const { pid, signal } of ours) signalQuietly(-pid, signal);
  for (const left of ours) {
    const deadline = Date.now() + 15_000;
    while (isOurs(left)) {
      if (Date.now() > deadline) signalQuietly(-left.pid, 'SIGKILL');
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  forgetProcesses(dir);
  return ours.map(({ name }) => name);
}

function signalQuietly(pid, signal) {
  try {
    process.kill(pid, signal);
  } catch {
    // Gone already.
  }
}

/** The installation's secrets: made once, kept beside the data, overridden by the environment. */
export function readSecrets(dir) {
  const path = join(dir, 'secrets.json');
  let kept = readQuietly(path);
  if (!kept) {
    const make = () => randomBytes(32).toString('hex');
    kept = JSON.stringify({ PARLEY_SECRET: make(), NEXTAUTH_SECRET: make() });
    writeFileSync(`${path}.draft`, kept, { mode: 0o600 });
    renameSync(`${path}.draft`, path);
  }
  let secrets;
  try {
    secrets = JSON.parse(kept);
  } catch {
    fail(
      `${path} cannot be read as JSON. Restore it from a backup, or delete it: a new one is made, and everybody signs in again.`,
    );
  }
  const { PARLEY_SECRET = secrets.PARLEY_SECRET, NEXTAUTH_SECRET = secrets.NEXTAUTH_SECRET } = process.env;
  if (String(PARLEY_SECRET ?? '').length < 32 || String(NEXTAUTH_SECRET ?? '').length < 32)
    fail('PARLEY_SECRET and NEXTAUTH_SECRET need at least 32 characters each. Leave them unset, and Parley makes its own.');
  return { PARLEY_SECRET, NEXTAUTH_SECRET };
}

const keptLogBytes = 20 * 1024 * 1024;

/** The file that a process writes its log to. A large one is put aside at a start, so that two are kept at most. */
export function logFileOf(logDir, name) {
  mkdirSync(logDir, { recursive: true, mode: 0o700 });
  const path = join(logDir, `${name}.log`);
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size > keptLogBytes) renameSync(path, join(dirname(path), `${name}.1.log`));
  return path;
}
