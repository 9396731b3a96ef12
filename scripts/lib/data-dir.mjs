import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fail } from './say.mjs';

const neededBytes = 500 * 1024 * 1024;

/** Takes a data folder for this process, or says who has it. Freed when the process ends. */
export function takeDataDir(dir) {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const { bavail, bsize } = statfsSync(dir);
  if (bavail * bsize < neededBytes)
    fail(`There are only ${Math.floor((bavail * bsize) / 1048576)} MB free where ${dir} lies. Parley starts with 500 MB or more: make room, or set DATA_DIR to another disk.`);
  const lock = join(dir, 'parley.lock');
  if (!writeLock(lock)) {
    const holder = Number(readFileSync(lock, 'utf8'));
    if (isAlive(holder)) fail(`The data folder ${dir} is in use by another Parley (process ${holder}). Stop that one, or set DATA_DIR to another folder.`);
    rmSync(lock, { force: true });
    if (!writeLock(lock)) fail(`The data folder ${dir} was taken by another Parley just now. Set DATA_DIR to another folder.`);
  }
  process.on('exit', () => rmSync(lock, { force: true }));
}

function writeLock(path) {
  try {
    const file = openSync(path, 'wx', 0o600);
    writeFileSync(file, String(process.pid));
    closeSync(file);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

function isAlive(pid) {
  if (!pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** The installation's secrets: made once, kept beside the data, overridden by the environment. */
export function readSecrets(dir) {
  const path = join(dir, 'secrets.json');
  if (!existsSync(path))
    writeFileSync(path, JSON.stringify({ PARLEY_SECRET: randomBytes(32).toString('hex'), NEXTAUTH_SECRET: randomBytes(32).toString('hex') }), { mode: 0o600 });
  const kept = JSON.parse(readFileSync(path, 'utf8'));
  return { PARLEY_SECRET: process.env.PARLEY_SECRET ?? kept.PARLEY_SECRET, NEXTAUTH_SECRET: process.env.NEXTAUTH_SECRET ?? kept.NEXTAUTH_SECRET };
}
