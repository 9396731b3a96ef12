import type { WithJobDb } from '@parley/db/erase/erase-tenant';
import { openJobPool } from '@parley/db/job/open-job-pool';
import { roleUrls } from '@parley/db/migrate';
import { afterAll, beforeAll } from 'vitest';

/** Lends connections of the role that runs jobs, until the tests of this file are over. */
export function openJobDatabase(): WithJobDb {
  let jobs: ReturnType<typeof openJobPool>;
  beforeAll(() => {
    jobs = openJobPool(roleUrls(process.env.TEST_ADMIN_URL ?? '', process.env.PARLEY_SECRET ?? '').job);
  });
  afterAll(() => jobs.end());
  return async (fn) => {
    const client = await jobs.connect();
    try {
      return await fn(client);
    } finally {
      client.release();
    }
  };
}
