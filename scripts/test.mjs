import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt, ensureGenerated } from './lib/build.mjs';
import { stopAll } from './lib/children.mjs';
import {
  checkNode,
  chromium,
  ensureDebianPackages,
  ensureInstalled,
  mailbox,
  oath,
  preferChromiumShell,
  redis,
  scanner,
} from './lib/install.mjs';
import { inRoot } from './lib/paths.mjs';
import { startPostgres } from './lib/postgres.mjs';
import { runMain } from './lib/run-main.mjs';
import { fail, say } from './lib/say.mjs';
import { readResult, staticChecks, step } from './lib/steps.mjs';
import { program } from './lib/tool.mjs';

/**
 * `npm test`: everything that must hold before a change lands. `--only check|unit|integration|chaos|e2e` runs one part.
 * The last line is `N passed, N failed` over all parts.
 */
const parts = ['check', 'unit', 'integration', 'chaos', 'e2e'];
const only = process.argv.includes('--only') ? process.argv[process.argv.indexOf('--only') + 1] : null;
const wants = (...names) => only === null || names.includes(only);
const totals = { passed: 0, failed: 0 };
const failures = [];
const shaky = [];
// Whatever the parts leave in the temporary folder goes with this one. PostgreSQL's own account has to walk through.
const scratch = mkdtempSync(join(tmpdir(), 'parley-run-'));
chmodSync(scratch, 0o711);
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));

await runMain(async () => {
  if (only !== null && !parts.includes(only)) fail(`--only takes one of: ${parts.join(', ')}.`);
  checkNode();
  ensureInstalled();
  ensureDebianPackages({
    ...(wants('integration', 'chaos', 'e2e') ? redis : {}),
    ...(wants('integration', 'e2e') ? scanner : {}),
    ...(wants('integration') ? { ...oath, ...mailbox } : {}),
    ...(wants('e2e') ? chromium : {}),
  });
  if (wants('e2e')) preferChromiumShell();
  await ensureGenerated();

  // What only keeps a processor busy runs side by side; what measures time or kills processes runs by itself.
  await Promise.all([wants('check') ? check() : null, buildThenUnit()]);
  if (wants('integration')) await integration();
  if (wants('chaos')) await suite('fault test', () => program('bench/chaos', '--short'));
  if (wants('e2e')) await suite('npm start', () => program('e2e/start'));
  if (wants('e2e')) await suite('browser tests', () => program('e2e/run'), { isLive: true });

  await stopAll();
  // Once more where it cannot be missed: what failed first may stand a thousand lines above. The names are last, for a log that
  // is cut short.
  for (const { name, why } of failures) tell('FAILED', name, why);
  for (const { name, why } of shaky) tell('SHAKY ', `${name}: passed at the second try`, why);
  for (const { name } of failures) console.log(`FAILED  ${name}`);
  console.log(`\n${totals.passed} passed, ${totals.failed} failed`);
  process.exit(totals.failed === 0 ? 0 : 1);
});

function tell(what, name, why) {
  console.log(`\n${what}  ${name}\n${why.split('\n').slice(0, 12).join('\n')}`);
}

async function check() {
  const checks = await staticChecks();
  const broken = checks.filter(({ isOk }) => !isOk);
  count({
    passed: checks.length - broken.length,
    failed: broken.length,
    failures: broken.map(({ name, output }) => ({ name, why: output })),
    shaky: [],
  });
}

async function buildThenUnit() {
  if (wants('integration', 'chaos', 'e2e')) await ensureBuilt();
  if (wants('unit')) await suite('unit tests', vitest('unit', 'unit-dom'));
}

/** One PostgreSQL for the run, which forgets on a crash and is the faster for it. The fault test has its own, which does not. */
async function integration() {
  const postgres = await startPostgres({ dir: join(scratch, 'postgres'), isDurable: false });
  await suite('integration tests', vitest('integration'), { env: { TEST_DATABASE_URL: postgres.url } });
  await postgres.stop('immediate');
}

/** Runs a part that writes its counts to RESULT_FILE (or where Vitest is told to), and adds them up. */
async function suite(name, argsFor, { env = {}, isLive = false } = {}) {
  const file = join(scratch, `${name.replaceAll(' ', '-')}.json`);
  const { isOk } = await step(name, process.execPath, argsFor(file), {
    isLive,
    env: { ...process.env, ...env, RESULT_FILE: file, TMPDIR: scratch, CI: '1' },
  });
  const counted = readResult(file, isOk);
  say(`        ${name}: ${counted.passed} passed, ${counted.failed} failed`);
  count(counted);
}

function vitest(...projects) {
  return (file) => [
    inRoot('node_modules/vitest/vitest.mjs'),
    'run',
    ...projects.flatMap((project) => ['--project', project]),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ];
}

function count(result) {
  totals.passed += result.passed;
  totals.failed += result.failed;
  failures.push(...result.failures);
  shaky.push(...result.shaky);
}
