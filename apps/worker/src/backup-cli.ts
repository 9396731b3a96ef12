import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { makeBackup } from '@parley/core/backup/make-backup';
import { verifyBackup } from '@parley/core/backup/verify-backup';
import { readBackupEnv } from './env.ts';
import { runCommand, say } from './run-command.ts';
import { configure } from './start-core.ts';

const usage = 'Use: npm run backup -- --out DIR';

/** Writes everything of this installation into a folder, and reads it back. */
runCommand(async () => {
  const { out } = parseArgs({ options: { out: { type: 'string' } } }).values;
  if (!out) throw new Error(usage);
  const env = readBackupEnv();
  configure(env);
  const dir = resolve(out);
  const { book, absent } = await makeBackup({ databaseUrl: env.BACKUP_DATABASE_URL, dir, say });
  if (absent > 0)
    say(`${absent.toLocaleString('en')} files that messages speak of are not in the store any more, and not in the backup.`);
  say('Reading it back …');
  const { events } = await verifyBackup(dir, say);
  say(
    `Done: ${dir} holds ${book.tenants} workspaces as of ${book.at}, ${events.toLocaleString('en')} entries of their logs, and ${book.files.count} files.`,
  );
  say(
    book.hasSecrets
      ? `The secrets of this installation are in it: whoever has ${dir} has everything. Keep it where nobody else gets at it.`
      : 'To restore it, PARLEY_SECRET has to be what it is now. It is not in the backup: keep it elsewhere.',
  );
});
