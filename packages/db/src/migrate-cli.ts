import { roleUrls } from './roles.ts';
import { migrate } from './migrate.ts';
import { readMigrateEnv } from './env.ts';

/** `node migrate-cli.js`: migrates DATABASE_URL and prints the serving roles' URLs as JSON; exits 2 with a sentence on failure. */
const env = readMigrateEnv();
try {
  await migrate({ adminUrl: env.DATABASE_URL, secret: env.PARLEY_SECRET, migrationsDir: env.MIGRATIONS_DIR });
  // The queue's migrator keeps its pool warm for ten seconds; a start should not wait for that.
  process.stdout.write(`${JSON.stringify(roleUrls(env.DATABASE_URL, env.PARLEY_SECRET))}\n`, () => process.exit(0));
} catch (error) {
  process.stderr.write(`The database could not be brought up to date: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(2);
}
