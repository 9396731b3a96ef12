import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { inRoot, root } from './paths.mjs';
import { fail, say, StartError } from './say.mjs';

/** The versions in package.json's `engines`, said before anything else fails in a stranger way. */
export function checkNode(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number);
  const isFine = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22;
  if (!isFine)
    fail(
      `Parley needs Node 20.19 or newer, or 22.12 or newer; this is ${version}. Install one from your system or nodejs.org and try again.`,
    );
}

const stamp = inRoot('node_modules/.cache/parley-install');

/**
 * Installs the dependencies when they are missing or were installed for another lock file. An install by hand counts when
 * npm's own record is the younger one.
 */
export function ensureInstalled() {
  const lock = inRoot('package-lock.json');
  const wanted = createHash('sha256').update(readFileSync(lock)).digest('hex');
  const record = statSync(inRoot('node_modules/.package-lock.json'), { throwIfNoEntry: false });
  if (record && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  if (!record || record.mtimeMs < statSync(lock).mtimeMs) install();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
}

function install() {
  say('Installing the dependencies (a minute or two) …');
  const result = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    // Any executable keeps Prisma from downloading an engine that nothing here uses.
    env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, NODE_ENV: 'development' },
  });
  if (result.signal) fail('The install was interrupted. Start again: it begins anew.');
  if (result.error) fail(`npm could not be run (${result.error.message}). It comes with Node; install it and try again.`);
  if (result.status !== 0) fail(describeInstallFailure(`${result.stdout}\n${result.stderr}`));
  say('The dependencies are installed.');
}

export function describeInstallFailure(output) {
  const lines = output
    .split('\n')
    .filter((line) => line.trim() !== '' && !/^npm error\s+(at|code:|errno:|syscall:|address:|port:|type:|})/.test(line));
  const words = lines.slice(0, 8).join('\n');
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|network/i.test(output))
    return `The dependencies could not be installed: the npm registry is out of reach. Check the network, or npm's proxy and registry settings, and try again.\n${words}`;
  if (/ENOSPC/.test(output)) return `The dependencies could not be installed: the disk is full. They need about 1.5 GB.\n${words}`;
  return `The dependencies could not be installed. npm said:\n${words}`;
}

/** Debian packages that tests need, installed only when no such command is there and we may. Maps package → commands. */
export function ensureDebianPackages(packages) {
  const isThere = (command) => spawnSync('sh', ['-c', `command -v ${command}`]).status === 0;
  const names = Object.keys(packages).filter((name) => !packages[name].some(isThere));
  if (names.length === 0) return;
  const list = names.join(' and ');
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get'))
    fail(
      `This needs ${list} on the machine. Install with your system's package manager (Debian: sudo apt-get install ${names.join(' ')}) and try again.`,
    );
  say(`Installing ${list} from Debian …`);
  const apt = (...args) =>
    spawnSync('apt-get', ['-qq', '-o', 'Dpkg::Lock::Timeout=120', ...args], {
      encoding: 'utf8',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  // Packages that start a service on install must not: the tests start their own, on ports of their own.
  const policy = '/usr/sbin/policy-rc.d';
  const isOurs = !existsSync(policy);
  if (isOurs) writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    const update = apt('update');
    const result = apt('install', '-y', '--no-install-recommends', ...names);
    if (result.status !== 0)
      fail(`${list} could not be installed from Debian:\n${`${update.stderr}\n${result.stderr}`.trim().slice(-1500)}`);
  } finally {
    if (isOurs) rmSync(policy, { force: true });
  }
  say(`${list} installed.`);
}

export const redis = { 'redis-server': ['redis-server'] };
export const oath = { oathtool: ['oathtool'] };
/** Readers of mail that are not ours: a server, the library of another language, a program that takes mails apart, and one for people. */
export const mailbox = {
  'dovecot-imapd': ['dovecot', '/usr/sbin/dovecot'],
  python3: ['python3'],
  ripmime: ['ripmime'],
  mutt: ['mutt'],
  bsdutils: ['script'],
};
export const scanner = { 'clamav-daemon': ['clamd', '/usr/sbin/clamd'] };
export const chromium = { chromium: ['chromium', 'chromium-browser', 'google-chrome'] };

/** The engine without a window system saves a third of the time of the browser tests; where it cannot be had, the whole one does. */
export function preferChromiumShell() {
  try {
    ensureDebianPackages({ 'chromium-headless-shell': ['chromium-headless-shell'] });
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    say('Going on with the whole Chromium, which takes longer.');
  }
}
