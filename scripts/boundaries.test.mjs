import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { inRoot } from './lib/paths.mjs';

/** Every import rule of docs/architecture.md, tried with a file that breaks it and one that does not. */
const refused = [
  ['packages/contract/src', '@parley/core/actor'],
  ['packages/contract/src', 'react'],
  ['packages/contract/src', 'node:fs'],
  ['packages/db/src', '@parley/contract/limits'],
  ['packages/db/src', '@parley/core/actor'],
  ['packages/core/src/message', '@parley/api/router'],
  ['packages/core/src/message', 'next/server'],
  ['packages/core/src/message', '@trpc/server'],
  ['packages/core/src/message', 'socket.io'],
  ['packages/core/src/message', 'react'],
  ['packages/core/src/message', 'pg'],
  ['packages/core/src/message', '@prisma/client'],
  ['packages/core/src/message', '../../../db/src/with-tenant.ts'],
  ['packages/api/src/routers', '@parley/db/database'],
  ['packages/api/src/routers', 'pg'],
  ['apps/realtime/src', '@parley/api/router'],
  ['apps/realtime/src', '@parley/db/database'],
  ['apps/realtime/src', '../../web/src/env.ts'],
  ['apps/worker/src', '@parley/api/router'],
  ['apps/worker/src', 'next/server'],
  ['apps/worker/src', 'pg'],
  ['apps/web/src/app/signin', '@parley/core/actor'],
  ['apps/web/src/app/signin', '@parley/db/database'],
  ['apps/web/src/app/api/trpc', '@parley/db/database'],
  ['apps/web/src/app/api/trpc', '@parley/realtime/main'],
  ['apps/web/src/lib', '@/features/chat/state/chat-client'],
  ['apps/web/src/lib', '@parley/core/actor'],
  ['apps/web/src/ui', '@/features/chat/state/chat-client'],
  ['apps/web/src/ui', '../features/chat/state/chat-client.tsx'],
  ['apps/web/src/ui', '@/lib/trpc'],
  ['apps/web/src/ui', 'pg'],
  ['apps/web/src/features/chat/feed', '@parley/db/database'],
  ['apps/web/src/features/chat/feed', '@parley/core/actor'],
  ['apps/web/src/features/chat/feed', '@parley/api/router'],
  ['apps/web/src/features/chat/feed', '@/features/admin/admin-frame'],
  ['apps/web/src/features/chat/feed', '../../admin/admin-frame.tsx'],
  ['apps/web/src/features/chat', '../admin/admin-frame.tsx'],
];
const allowed = [
  ['packages/contract/src', 'zod'],
  ['packages/db/src', 'pg'],
  ['packages/core/src/message', '@parley/db/database'],
  ['packages/core/src/message', '../channel/access-channel.ts'],
  ['packages/api/src/routers', '@parley/core/actor'],
  ['apps/realtime/src', '@parley/core/actor'],
  ['apps/realtime/src', 'socket.io'],
  ['apps/worker/src', 'graphile-worker'],
  ['apps/web/src/app/api/trpc', '@parley/core/actor'],
  ['apps/web/src/app/chat', '@/features/chat/state/chat-client'],
  ['apps/web/src/features/chat/feed', '@parley/contract/limits'],
  ['apps/web/src/features/chat/feed', '@/lib/trpc'],
  ['apps/web/src/features/chat/feed', '../state/chat-client.tsx'],
];
const environment = [
  ['packages/core/src/config.ts', true],
  ['apps/web/src/features/chat/feed.tsx', true],
  ['apps/realtime/src/env.ts', false],
];

const dir = mkdtempSync(join(tmpdir(), 'parley-boundaries-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));
copyFileSync(inRoot('.oxlintrc.json'), join(dir, '.oxlintrc.json'));
const put = (path, text) => {
  mkdirSync(dirname(join(dir, path)), { recursive: true });
  writeFileSync(join(dir, path), text);
};
const fileOf = (kind, index, folder) => `${folder}/${kind}-${index}.ts`;
for (const [kind, cases] of Object.entries({ refused, allowed }))
  for (const [index, [folder, imported]] of cases.entries())
    put(fileOf(kind, index, folder), `import * as it from '${imported}';\nexport const seen = it;\n`);
for (const [path] of environment) put(path, 'export const home = process.env.HOME;\n');
put('packages/core/src/loop/a.ts', `import { b } from './b.ts';\nexport const a = () => b;\n`);
put('packages/core/src/loop/b.ts', `import { a } from './a.ts';\nexport const b = () => a;\n`);

const { stdout } = spawnSync(inRoot('node_modules/.bin/oxlint'), ['--format=unix', '.'], { cwd: dir, encoding: 'utf8' });
const complaints = (path, rule) => stdout.split('\n').filter((line) => line.startsWith(`${path}:`) && line.includes(rule)).length;

describe('import boundaries', () => {
  it.each(refused.map((entry, index) => [...entry, index]))('%s may not import %s', (folder, _imported, index) => {
    expect(complaints(fileOf('refused', index, folder), 'no-restricted-imports')).toBeGreaterThan(0);
  });
  it.each(allowed.map((entry, index) => [...entry, index]))('%s may import %s', (folder, _imported, index) => {
    expect(complaints(fileOf('allowed', index, folder), 'no-restricted-imports')).toBe(0);
  });
  it.each(environment)('%s may not read the environment: %s', (path, isRefused) => {
    expect(complaints(path, 'no-process-env') > 0).toBe(isRefused);
  });
  it('modules do not import each other in a ring', () => {
    expect(complaints('packages/core/src/loop/a.ts', 'no-cycle')).toBeGreaterThan(0);
  });
  it('the rule between features knows every feature', () => {
    const rule = JSON.parse(readFileSync(inRoot('.oxlintrc.json'), 'utf8')).overrides.find(({ files }) =>
      files.includes('apps/web/src/features/**'),
    );
    const { regex } = rule.rules['no-restricted-imports'][1].patterns.at(-1);
    const folders = readdirSync(inRoot('apps/web/src/features'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
    for (const { name } of folders) expect(`../${name}/a.ts`).toMatch(new RegExp(regex));
  });
});
