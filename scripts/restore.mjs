import { copyFileSync, existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { ensureBuilt } from './lib/build.mjs';
import { makePrivateFolder, readSecrets, takeDataDir } from './lib/data-dir.mjs';
import { checkNode, ensureInstalled } from './lib/install.mjs';
import { dataDir, inRoot } from './lib/paths.mjs';
import { runMain } from './lib/run-main.mjs';
import { runCli, startOwn } from './lib/run-worker-cli.mjs';
import { fail } from './lib/say.mjs';
import { systemEnv } from './lib/system.mjs';

/** `npm run restore -- --from DIR`: a backup into DATABASE_URL or the data folder's own database, which nobody else uses meanwhile. */
await runMain(async () => {
  const { values } = parseArgs({ options: { from: { type: 'string' }, replace: { type: 'boolean' } } });
  if (!values.from) fail('Use: npm run restore -- --from DIR [--replace]');
  if (values.replace) await askToReplace();
  checkNode();
  ensureInstalled();
  await ensureBuilt();
  const dir = dataDir();
  makePrivateFolder(dir);
  takeDataDir(dir);
  adoptSecrets(resolve(process.env.INIT_CWD ?? process.cwd(), values.from), dir);
  const databaseUrl = process.env.DATABASE_URL ?? (await startOwn(dir));
  const publicUrl = process.env.PUBLIC_URL ?? `http://localhost:${process.env.PORT ?? 3000}`;
  const realtimeUrl = process.env.PUBLIC_REALTIME_URL ?? `http://localhost:${process.env.REALTIME_PORT ?? 3001}`;
  const extra = { DATABASE_URL: databaseUrl, MIGRATIONS_DIR: inRoot('packages/db/prisma/migrations') };
  await runCli('restore-cli', systemEnv({ urls: {}, secrets: readSecrets(dir), dataDir: dir, publicUrl, realtimeUrl, extra }));
});

/** What is in the database then is gone: the word is typed, not only the flag. */
async function askToReplace() {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question(
    'Everything in the database of this installation will be replaced by the backup. Type replace to go on: ',
  );
  terminal.close();
  if (answer.trim() !== 'replace') fail('Nothing was changed.');
}

/** A new installation takes over the secrets that its backup carries; one that has secrets keeps them. */
function adoptSecrets(from, dir) {
  const [carried, own] = [join(from, 'secrets.json'), join(dir, 'secrets.json')];
  if (existsSync(carried) && !existsSync(own)) copyFileSync(carried, own);
}
