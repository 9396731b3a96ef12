import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { run } from './children.mjs';
import { inRoot } from './paths.mjs';
import { say } from './say.mjs';

const bin = (name) => inRoot('node_modules/.bin', name);
const projects = [
  'packages/contract',
  'packages/db',
  'packages/core',
  'packages/api',
  'apps/realtime',
  'apps/worker',
  'apps/web',
  'bench',
  'e2e',
];

/**
 * One named part of a check or a test run: says how long it took, and what it printed when it did not hold; a long one that
 * `isLive` says each line as it comes.
 */
export async function step(name, command, args, { isLive = false, ...options } = {}) {
  const started = Date.now();
  const { code, output } = await run(command, args, isLive ? { ...options, onLine: say } : options);
  const seconds = ((Date.now() - started) / 1000).toFixed(0);
  if (code !== 0 && !isLive) console.error(`\n----- ${name} -----\n${output.slice(-20_000)}\n-----`);
  say(`${code === 0 ? 'ok    ' : 'FAILED'}  ${name} (${seconds} s)`);
  return { name, isOk: code === 0, output };
}

/** Format, lint with the import boundaries, and the types of every workspace; each one counts as a check. */
export async function staticChecks() {
  const waiting = [
    () => step('format', bin('oxfmt'), ['--check']),
    () => step('lint and boundaries', bin('oxlint'), ['--type-aware', '--deny-warnings']),
    ...projects.map((dir) => () => step(`types of ${dir}`, bin('tsc'), ['--noEmit', '-p', dir])),
  ];
  const results = [];
  const lane = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) results.push(await check());
  };
  await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, lane));
  return results;
}

/**
 * { passed, failed, failures, shaky } of a part that wrote its result file, each failure and each walk that needed a second try
 * with its name and why; one that wrote none has failed as a whole.
 */
export function readResult(path, isOk) {
  let passed = 0;
  let failed = 0;
  let failures = [];
  let shaky = [];
  try {
    const result = JSON.parse(readFileSync(path, 'utf8'));
    // Vitest's reporter, or ours. A file that could not even be loaded has no tests, and is a failure all the same.
    if ('numTotalTests' in result) {
      passed = result.numPassedTests;
      const unloaded = result.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
      // A skipped test guards nothing.
      failed = result.numFailedTests + unloaded.length + result.numPendingTests + (result.numTodoTests ?? 0);
      failures = [
        ...unloaded.map((file) => ({ name: file.name, why: file.message })),
        ...result.testResults.flatMap((file) =>
          file.assertionResults
            .filter((test) => test.status !== 'passed')
            .map((test) => ({ name: test.fullName, why: test.failureMessages?.join('\n') || test.status })),
        ),
      ];
    } else ({ passed, failed, failures = [], shaky = [] } = result);
  } catch {
    failed = 1;
  }
  if (passed + failed === 0 || (!isOk && failed === 0)) failed += 1;
  return { passed, failed, failures, shaky };
}
