import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { run } from './children.mjs';
import { inRoot } from './paths.mjs';
import { say } from './say.mjs';

const bin = (name) => inRoot('node_modules/.bin', name);
const workspaces = ['packages/contract', 'packages/db', 'packages/core', 'packages/api', 'apps/realtime', 'apps/worker', 'apps/web'];

/** One named check of the tree: answers whether it held, and prints what it said when it did not. */
export async function step(name, command, args, options = {}) {
  const started = Date.now();
  const { code, output } = await run(command, args, options);
  const seconds = ((Date.now() - started) / 1000).toFixed(0);
  say(`${code === 0 ? 'ok    ' : 'FAILED'}  ${name} (${seconds} s)`);
  if (code !== 0) console.error(output.slice(-12_000));
  return { name, isOk: code === 0, output };
}

/** Format, lint with the import boundaries, and types of every workspace; each one counts as a check. */
export async function staticChecks() {
  const format = step('format', bin('oxfmt'), ['--check']);
  const lint = step('lint and boundaries', bin('oxlint'), ['--type-aware']);
  const results = [await format, await lint];
  const waiting = [...workspaces];
  const lane = async () => {
    for (let dir = waiting.shift(); dir; dir = waiting.shift())
      results.push(await step(`types ${dir}`, process.execPath, [inRoot('node_modules/typescript/bin/tsc'), '--noEmit', '-p', dir]));
  };
  await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, lane));
  return results;
}

/** { passed, failed } of a run that wrote its result file; a run that wrote none has failed as a whole. */
export function readResult(path) {
  try {
    const result = JSON.parse(readFileSync(path, 'utf8'));
    return 'numTotalTests' in result
      ? { passed: result.numPassedTests, failed: result.numFailedTests + (result.success || result.numFailedTests > 0 ? 0 : 1) }
      : { passed: result.passed, failed: result.failed };
  } catch {
    return { passed: 0, failed: 1 };
  }
}
