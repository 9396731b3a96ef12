import { log } from '@parley/core/log';
import { closeDatabase } from '@parley/core/realtime/open-database';
import { demoSignIn, seedDemo } from './demo/seed-demo.ts';
import { readSeedEnv } from './env.ts';
import { startCore } from './start-core.ts';

/** Makes the demo firms unless they are there; the last line of its output is JSON with the demo sign-in. */
async function main(): Promise<void> {
  startCore(readSeedEnv(), 'seed');
  const startedAt = performance.now();
  const seeded = await seedDemo();
  if (seeded) log.info({ tookMs: Math.round(performance.now() - startedAt) }, 'the demo firms are there');
  await closeDatabase();
  process.stdout.write(`${JSON.stringify({ seeded, ...demoSignIn })}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`The demo firms could not be made: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
