import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { inRoot } from './lib/paths.mjs';

/** Every import rule of docs/architecture.md, tried with a file that breaks it and one that does not. */
const refused = [
  ['packages/contract/src/a.ts', '@parley/core/actor'],
  ['packages/contract/src/b.ts', 'react'],
  ['packages/db/src/a.ts', '@parley/contract/limits'],
  ['packages/core/src/a.ts', '@parley/api/router'],
  ['packages/core/src/b.ts', 'next/server'],
  ['packages/core/src/c.ts', 'socket.io'],
  ['packages/core/src/d.ts', 'pg'],
  ['packages/api/src/a.ts', '@parley/db/database'],
  ['apps/realtime/src/a.ts', '@parley/api/router'],
  ['apps/worker/src/a.ts', 'next/server'],
  ['apps/web/src/features/chat/a.ts', '@parley/db/database'],
  ['apps/web/src/features/chat/b.ts', '@parley/core/actor'],
  ['apps/web/src/app/api/a.ts', '@parley/db/database'],
  ['apps/web/src/ui/a.ts', '@/features/chat/state/chat-client'],
];
const allowed = [
  ['packages/core/src/ok.ts', '@parley/db/database'],
  ['packages/api/src/ok.ts', '@parley/core/actor'],
  ['apps/realtime/src/ok.ts', '@parley/core/actor'],
  ['apps/web/src/app/api/ok.ts', '@parley/core/actor'],
  ['apps/web/src/features/chat/ok.ts', '@parley/contract/limits'],
];

const dir = mkdtempSync(join(tmpdir(), 'parley-boundaries-'));
copyFileSync(inRoot('.oxlintrc.json'), join(dir, '.oxlintrc.json'));
for (const [path, imported] of [...refused, ...allowed]) {
  mkdirSync(dirname(join(dir, path)), { recursive: true });
  writeFileSync(join(dir, path), `import * as it from '${imported}';\nexport const seen = it;\n`);
}
const { stdout } = spawnSync(inRoot('node_modules/.bin/oxlint'), ['--format=unix', '.'], { cwd: dir, encoding: 'utf8' });
const complaints = stdout.split('\n').filter((line) => line.includes('no-restricted-imports'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

describe('import boundaries', () => {
  it.each(refused)('%s may not import %s', (path) => {
    expect(complaints.some((line) => line.startsWith(path) || line.startsWith(`./${path}`))).toBe(true);
  });
  it.each(allowed)('%s may import %s', (path) => {
    expect(complaints.some((line) => line.includes(path))).toBe(false);
  });
});
