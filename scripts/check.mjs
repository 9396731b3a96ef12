import { ensureGenerated } from './lib/build.mjs';
import { checkNode, ensureInstalled } from './lib/install.mjs';
import { runMain } from './lib/run-main.mjs';
import { fail } from './lib/say.mjs';
import { staticChecks } from './lib/steps.mjs';

/** `npm run check`: the quick part of the tests. */
await runMain(async () => {
  checkNode();
  ensureInstalled();
  await ensureGenerated();
  const failed = (await staticChecks()).filter((result) => !result.isOk);
  if (failed.length > 0) fail(`${failed.length} checks failed: ${failed.map((result) => result.name).join(', ')}.`);
  console.log('All checks hold.');
});
