import { runMain } from './lib/run-main.mjs';
import { runWorkerCli } from './lib/run-worker-cli.mjs';

/**
 * `npm run seed:load -- --tenants N --members M --channels C --out FILE`: load data. The tickets in FILE are good for a day.
 */
await runMain(() => runWorkerCli('seed-load-cli'));
