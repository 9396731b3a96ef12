import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt, ensureGenerated } from './lib/build.mjs';
import { stopAll } from './lib/children.mjs';
import { checkNode, ensureDebianPackages, ensureInstalled } from './lib/install.mjs';
import { inRoot } from './lib/paths.mjs';
import { runMain, say } from './lib/say.mjs';
import { readResult, staticChecks, step } from './lib/steps.mjs';

/**
 * `npm test`: everything that must hold before a change lands. `--only check|unit|integration|e2e|chaos` runs one part.
 * Ends with `N passed, N failed` over all parts.
 */
const only = process.argv.includes('--only') ? process.argv[process.argv.indexOf('--only') + 1] : null;
const wants = (part) => only === null || only === part;

await runMain(async () => {
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => void stopAll().then(() => process.exit(1)));
  checkNode();
  ensureInstalled();
  const results = mkdtempSync(join(tmpdir(), 'parley-results-'));
  const totals = { passed: 0, failed: 0 };
  const count = ({ passed, failed }) => {
    totals.passed += passed;
    totals.failed += failed;
  };
  const suite = async (name, args, env = {}) => {
    const file = join(results, `${name.replaceAll(/\W+/g, '-')}.json`);
    const result = await step(name, process.execPath, args(file), { env: { ...process.env, ...env, RESULT_FILE: file } });
    const counted = readResult(file);
    if (!result.isOk && counted.failed === 0) counted.failed = 1;
    say(`        ${counted.passed} passed, ${counted.failed} failed in ${name}`);
    count(counted);
  };
  const vitest = (project) => (file) => [
    inRoot('node_modules/vitest/vitest.mjs'),
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ];

  try {
    if (wants('integration') || wants('e2e') || wants('chaos'))
      ensureDebianPackages({ 'redis-server': 'redis-server', ...(wants('e2e') ? { chromium: 'chromium' } : {}) });
    await ensureGenerated();
    if (wants('check')) {
      const checks = await staticChecks();
      count({ passed: checks.filter((check) => check.isOk).length, failed: checks.filter((check) => !check.isOk).length });
    }
    if (wants('unit')) await suite('unit tests', vitest('unit'));
    if (wants('integration') || wants('e2e') || wants('chaos')) await ensureBuilt();
    if (wants('integration')) await suite('integration tests', vitest('integration'));
    if (wants('chaos')) await suite('fault test', () => ['--import', 'tsx', inRoot('bench/chaos.ts'), '--short']);
    if (wants('e2e')) await suite('browser tests', () => ['--import', 'tsx', inRoot('e2e/run.ts')]);
  } finally {
    rmSync(results, { recursive: true, force: true });
    await stopAll();
  }
  console.log(`\n${totals.passed} passed, ${totals.failed} failed`);
  process.exit(totals.failed === 0 && totals.passed > 0 ? 0 : 1);
});
