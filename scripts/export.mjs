import { runMain } from './lib/run-main.mjs';
import { runWorkerCli } from './lib/run-worker-cli.mjs';

/** `npm run export -- --tenant SLUG --out FILE.zip`: everything of a workspace as one archive that `verify.mjs` in it verifies. */
await runMain(() => runWorkerCli('export-cli'));
