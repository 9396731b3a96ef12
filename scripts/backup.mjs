import { runMain } from './lib/run-main.mjs';
import { runWorkerCli } from './lib/run-worker-cli.mjs';

/** `npm run backup -- --out DIR`: everything of this installation, database and files, as one folder that `npm run restore` takes. */
await runMain(() => runWorkerCli('backup-cli', ({ databaseUrl }) => ({ BACKUP_DATABASE_URL: databaseUrl })));
