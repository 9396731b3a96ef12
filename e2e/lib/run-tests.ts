import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { openWorld, type BrowserTest, type OpenWorld } from './browser-test.ts';
import type { System } from './system.ts';

const atOnce = 2;
const testTimeoutMs = 120_000;

/** Runs tests two at a time and says what became of each; a failed one leaves pictures and what its pages said. */
export async function runTests(tests: BrowserTest[], options: { browser: Browser; system: System; failuresDir: string }) {
  const waiting = [...tests];
  const counts = { passed: 0, failed: 0 };
  const lane = async () => {
    for (let test = waiting.shift(); test; test = waiting.shift()) {
      const started = Date.now();
      const problem = await runTest(test, options);
      const seconds = ((Date.now() - started) / 1_000).toFixed(1).padStart(5);
      if (problem === null) counts.passed += 1;
      else counts.failed += 1;
      console.log(`  ${problem === null ? 'ok    ' : 'FAILED'} ${seconds} s  ${test.name} [${options.system.bus}]`);
      if (problem !== null) console.log(problem.replace(/^/gm, '           '));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return counts;
}

/** Null when the guarantee holds. */
async function runTest(
  test: BrowserTest,
  { browser, system, failuresDir }: { browser: Browser; system: System; failuresDir: string },
): Promise<string | null> {
  const world = openWorld(browser, system);
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`The test was not done after ${testTimeoutMs / 1_000} s.`)), testTimeoutMs);
  });
  try {
    await Promise.race([test.run(world), timeout]);
    if (world.problems.length > 0) throw new Error(`The pages did what they must not:\n${world.problems.join('\n')}`);
    return null;
  } catch (error) {
    const dir = join(failuresDir, `${system.bus}-${test.name.replace(/\W+/g, '-').slice(0, 60)}`);
    await keepEvidence(world, dir, error);
    return `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\nEvidence: ${dir}`.slice(0, 2_500);
  } finally {
    clearTimeout(timer);
    await world.close();
  }
}

async function keepEvidence(world: OpenWorld, dir: string, error: unknown): Promise<void> {
  rmSync(dir, { recursive: true, force: true });
  mkdirSync(dir, { recursive: true });
  const trace: string[] = [error instanceof Error ? (error.stack ?? '') : String(error)];
  for (const [index, { name, page, said }] of world.pages.entries()) {
    trace.push(`\n--- page ${index + 1}, ${name}: ${page.url()}`, ...said.slice(-200));
    await page.screenshot({ path: join(dir, `page-${index + 1}.png`), timeout: 5_000 }).catch(() => {});
    const snapshot = await page
      .locator('body')
      .ariaSnapshot({ timeout: 5_000 })
      .catch(() => '');
    trace.push('', snapshot);
  }
  writeFileSync(join(dir, 'trace.txt'), trace.join('\n'));
}
