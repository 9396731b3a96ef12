import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './children.mjs';
import { inRoot, root } from './paths.mjs';
import { fail, say } from './say.mjs';

const skipped = new Set(['node_modules', 'dist', '.next', '.turbo', 'generated', 'test', 'public', 'next-env.d.ts']);
const outputs = [
  'apps/web/.next/BUILD_ID',
  'apps/realtime/dist/main.js',
  'apps/worker/dist/main.js',
  'packages/db/dist/migrate-cli.js',
];

/** What a build is made of: names, sizes and times say enough on one machine, and take milliseconds. */
function fingerprint() {
  const hash = createHash('sha256').update(process.versions.node);
  const walk = (dir) => {
    for (const entry of readdirSync(dir, { withFileTypes: true }).toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      if (skipped.has(entry.name) || entry.name.endsWith('.tsbuildinfo') || entry.name.includes('.test.')) continue;
      const path = join(dir, entry.name);
      const { size, mtimeMs } = statSync(path);
      if (entry.isDirectory()) walk(path);
      else hash.update(`${path.slice(root.length)} ${size} ${mtimeMs}\n`);
    }
  };
  walk(inRoot('apps'));
  walk(inRoot('packages'));
  hash.update(readFileSync(inRoot('scripts/bundle.mjs'))).update(readFileSync(inRoot('package-lock.json')));
  return hash.digest('hex');
}

const cache = inRoot('node_modules/.cache');
const stamp = join(cache, 'parley-build');
const toolEnv = () => ({
  ...process.env,
  // Any executable keeps Prisma from downloading an engine that nothing here uses.
  PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
  NEXT_TELEMETRY_DISABLED: '1',
  TURBO_TELEMETRY_DISABLED: '1',
  DO_NOT_TRACK: '1',
});

/** Runs `work` while no other command of this checkout builds; waits for its turn. */
async function alone(work) {
  const lock = join(cache, 'parley-build.lock');
  mkdirSync(cache, { recursive: true });
  for (let hasSaid = false; ; hasSaid = true) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      if (!isBuilding(lock)) rmSync(lock, { force: true });
      else if (!hasSaid) say('Another command builds just now; waiting for it …');
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
  const free = () => rmSync(lock, { force: true });
  process.once('exit', free);
  try {
    return await work();
  } finally {
    free();
    process.off('exit', free);
  }
}

function isBuilding(lock) {
  try {
    const pid = Number(readFileSync(lock, 'utf8'));
    // Empty for the moment between making and writing it.
    if (!pid) return Date.now() - statSync(lock).mtimeMs < 1_000;
    process.kill(pid, 0);
    return pid !== process.pid;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Makes the Prisma client when the models have changed since. */
export function ensureGenerated() {
  return alone(generateIfStale);
}

async function generateIfStale() {
  const made = statSync(inRoot('packages/db/src/generated/client.ts'), { throwIfNoEntry: false });
  const schemaDir = inRoot('packages/db/prisma/schema');
  const sources = [inRoot('package-lock.json'), ...readdirSync(schemaDir).map((name) => join(schemaDir, name))];
  if (made && sources.every((path) => made.mtimeMs >= statSync(path).mtimeMs)) return;
  await mustRun('The database client could not be generated', process.execPath, [inRoot('packages/db/scripts/generate.mjs')]);
}

/** Builds web, realtime, worker and the migration command when their sources have changed since the last build. */
export function ensureBuilt() {
  return alone(async () => {
    await generateIfStale();
    const now = fingerprint();
    if (outputs.every((path) => existsSync(inRoot(path))) && existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return;
    say('Building (about a minute the first time) …');
    rmSync(stamp, { force: true });
    await mustRun('The build failed', inRoot('node_modules/.bin/turbo'), [
      'run',
      'build',
      // The client was made above; making it anew takes its files away from the checks that run beside this.
      '--only',
      '--output-logs=errors-only',
      '--no-daemon',
      '--ui=stream',
    ]);
    writeFileSync(stamp, now);
    say('Built.');
  });
}

/** Development serves the apps from source; the commands that migrate and seed are bundled as ever. */
export function ensureDevBuilt() {
  return alone(async () => {
    await generateIfStale();
    for (const script of [['scripts/bundle.mjs', 'db'], ['scripts/bundle.mjs', 'worker'], ['apps/web/scripts/copy-emoji.mjs']])
      await mustRun('The build failed', process.execPath, [inRoot(script[0]), ...script.slice(1)]);
    // A later `npm start` must not take this for a whole build.
    rmSync(stamp, { force: true });
  });
}

async function mustRun(complaint, command, args) {
  const { code, output } = await run(command, args, { env: toolEnv() });
  if (code !== 0) fail(`${complaint}:\n${output.slice(-4000)}`);
}
