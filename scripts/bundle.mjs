import { copyFileSync, readFileSync, rmSync } from 'node:fs';
import { build } from 'esbuild';
import { inRoot } from './lib/paths.mjs';

/** `node scripts/bundle.mjs realtime|worker|db`: TypeScript of ours into dist/, dependencies left where npm put them. */
const targets = {
  realtime: { dir: 'apps/realtime', entries: ['src/main.ts'] },
  worker: {
    dir: 'apps/worker',
    entries: ['main', 'seed-cli', 'seed-load-cli', 'jobs-cli', 'export-cli', 'backup-cli', 'restore-cli'].map(
      (name) => `src/${name}.ts`,
    ),
  },
  db: { dir: 'packages/db', entries: ['src/migrate-cli.ts'] },
};

const target = targets[process.argv[2]];
if (!target) throw new Error(`Name one of: ${Object.keys(targets).join(', ')}`);
rmSync(inRoot(target.dir, 'dist'), { recursive: true, force: true });

await build({
  absWorkingDir: inRoot(target.dir),
  entryPoints: target.entries,
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  sourcemap: true,
  logLevel: 'warning',
  plugins: [
    {
      name: 'dependencies-stay-outside',
      setup: ({ onResolve }) =>
        onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
          kind === 'entry-point' || path.startsWith('@parley/') ? undefined : { path, external: true },
        ),
    },
  ],
  define: {
    'process.env.PARLEY_VERSION': JSON.stringify(JSON.parse(readFileSync(inRoot('package.json'), 'utf8')).version ?? '0.0.0'),
  },
});

// Exports carry their verifier as it stands in the sources; the worker reads it from beside its own files.
if (process.argv[2] === 'worker')
  copyFileSync(inRoot('packages/core/src/archive/verify.mjs'), inRoot('apps/worker/dist/verify.mjs'));
