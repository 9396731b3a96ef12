import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { inRoot, root } from './paths.mjs';
import { fail, say } from './say.mjs';

/** The versions in package.json's `engines`, said before anything else fails in a stranger way. */
export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const isFine = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22;
  if (!isFine) fail(`Parley needs Node 20.19 or newer; this is ${process.versions.node}. Install it from your system or nodejs.org and try again.`);
}

/** Installs the dependencies when they are missing or older than the lock file. */
export function ensureInstalled() {
  const marker = inRoot('node_modules/.package-lock.json');
  if (existsSync(marker) && statSync(marker).mtimeMs >= statSync(inRoot('package-lock.json')).mtimeMs) return;
  say('Installing dependencies (npm ci) …');
  const result = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath },
  });
  if (result.status !== 0)
    fail(`The dependencies could not be installed. Is the npm registry within reach?\n${(result.stderr ?? '').trim().slice(-2000)}`);
  say('Dependencies are installed.');
}

/**
 * Debian packages that tests need, installed only when their command is missing and we may. `packages` maps command → package.
 */
export function ensureDebianPackages(packages) {
  const missing = Object.entries(packages).filter(([command]) => spawnSync('which', [command]).status !== 0);
  if (missing.length === 0) return;
  const names = missing.map(([, name]) => name).join(' ');
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) fail(`The tests need ${names}. Install it with your system's package manager.`);
  say(`Installing ${names} from Debian …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore', env });
  const result = spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing.map(([, name]) => name)], {
    encoding: 'utf8',
    env,
  });
  if (result.status !== 0) fail(`${names} could not be installed:\n${(result.stderr ?? '').trim().slice(-1500)}`);
}
