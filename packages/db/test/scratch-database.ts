import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { migrate, roleUrls } from '../src/migrate.ts';
import type { RoleUrls } from '../src/roles.ts';

export type ScratchDatabase = { owner: pg.Client; urls: RoleUrls; drop(): Promise<void> };

/** A migrated database of one's own, for what would disturb the others: changes to the schema itself. */
export async function openScratchDatabase(): Promise<ScratchDatabase> {
  const { TEST_ADMIN_URL: adminUrl = '', PARLEY_SECRET: secret = '' } = process.env;
  const name = `scratch_${randomBytes(6).toString('hex')}`;
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${name}`);
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  await migrate({
    adminUrl: url.toString(),
    secret,
    migrationsDir: fileURLToPath(new URL('../prisma/migrations', import.meta.url)),
  });
  const owner = new pg.Client({ connectionString: url.toString() });
  await owner.connect();
  return {
    owner,
    urls: roleUrls(url.toString(), secret),
    drop: async () => {
      await owner.end();
      await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
      await admin.end();
    },
  };
}
