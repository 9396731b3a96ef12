import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { run } from './children.mjs';
import { inRoot, root } from './paths.mjs';
import { fail, say } from './say.mjs';

const skipped = new Set(['node_modules', 'dist', '.next', '.turbo', 'generated', 'test', '.data']);

/** A fingerprint of everything that goes into the build: names, sizes and times are enough on one machine. */
function fingerprint() {
  const hash = createHash('sha256');
  const walk = (dir) => {
    for (const entry of readdirSync(dir, { withFileTypes: true }).toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      if (skipped.has(entry.name) || entry.name.endsWith('.tsbuildinfo') || entry.name === 'next-env.d.ts') continue;
      const path = join(dir, entry.name);
      if (entry.isDirectory()) walk(path);
      else {
        const { size, mtimeMs } = statSync(path);
        hash.update(`${path.slice(root.length)} ${size} ${mtimeMs}\n`);
      }
    }
  };
  walk(inRoot('apps'));
  walk(inRoot('packages'));
  walk(inRoot('scripts'));
  hash.update(readFileSync(inRoot('package-lock.json')));
  return hash.digest('hex');
}

const stamp = inRoot('node_modules/.cache/parley-build');
const toolEnv = () => ({
  ...process.env,
  // Prisma would download an engine that nothing here uses, if this did not name some executable.
  PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
  NEXT_TELEMETRY_DISABLED: '1',
  TURBO_TELEMETRY_DISABLED: '1',
  DO_NOT_TRACK: '1',
});

/** Makes the Prisma client when the models have changed since. */
export async function ensureGenerated() {
  const made = inRoot('packages/db/src/generated/client.ts');
  const schemaDir = inRoot('packages/db/prisma/schema');
  const newest = Math.max(...readdirSync(schemaDir).map((name) => statSync(join(schemaDir, name)).mtimeMs));
  if (existsSync(made) && statSync(made).mtimeMs >= newest) return;
  const result = await run(process.execPath, [inRoot('packages/db/scripts/generate.mjs')], { env: toolEnv() });
  if (result.code !== 0) fail(`The database client could not be generated:\n${result.output.slice(-2000)}`);
}

/** Builds web, realtime, worker and the migration command when their sources have changed since the last build. */
export async function ensureBuilt() {
  await ensureGenerated();
  const now = fingerprint();
  const isThere = ['apps/web/.next/BUILD_ID', 'apps/realtime/dist/main.js', 'apps/worker/dist/main.js', 'packages/db/dist/migrate-cli.js'].every((path) =>
    existsSync(inRoot(path)),
  );
  if (isThere && existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return;
  say('Building (about a minute the first time) …');
  const result = await run(inRoot('node_modules/.bin/turbo'), ['run', 'build', '--output-logs=errors-only', '--no-daemon'], { env: toolEnv() });
  if (result.code !== 0) fail(`The build failed:\n${result.output.slice(-4000)}`);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, now);
  say('Built.');
}
