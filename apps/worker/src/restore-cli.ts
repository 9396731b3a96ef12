import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { restoreBackup } from '@parley/core/backup/restore-backup';
import { verifyRestored } from '@parley/core/backup/verify-restored';
import { closeDatabase, openDatabase } from '@parley/core/realtime/open-database';
import { readRestoreEnv } from './env.ts';
import { runCommand, say } from './run-command.ts';
import { configure } from './start-core.ts';

const usage = 'Use: npm run restore -- --from DIR [--replace]';

/** Puts a backup into the database and the store of this installation, and verifies every archive in it. */
runCommand(async () => {
  const { from, replace } = parseArgs({
    options: { from: { type: 'string' }, replace: { type: 'boolean', default: false } },
  }).values;
  if (!from) throw new Error(usage);
  const env = readRestoreEnv();
  configure(env);
  const { book, urls } = await restoreBackup({
    dir: resolve(from),
    adminUrl: env.DATABASE_URL,
    migrationsDir: env.MIGRATIONS_DIR,
    replaces: replace,
    say,
  });
  openDatabase({ appUrl: urls.app, systemUrl: urls.system, name: 'restore' });
  say('Verifying every archive …');
  const verdicts = await verifyRestored();
  await closeDatabase();
  const broken = verdicts.filter(({ problem }) => problem !== null);
  for (const { tenantId, problem, streamId, version } of broken)
    say(
      `The archive of workspace ${tenantId} does not fit: ${problem}${streamId ? ` in stream ${streamId}` : ''}, entry ${version}.`,
    );
  if (broken.length > 0) throw new Error('The backup is restored, but not every archive fits. The lines above name what does not.');
  say(`Done: ${verdicts.length} workspaces as of ${book.at}. Every archive fits.`);
});
