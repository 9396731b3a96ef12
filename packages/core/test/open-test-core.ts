import { afterAll } from 'vitest';
import { openCore } from '../src/testing/open-core.ts';

/** Opens core on the database of this test run, until the file's tests are over. */
export function openTestCore(): void {
  const { APP_DATABASE_URL = '', SYSTEM_DATABASE_URL = '', PARLEY_SECRET = '', DATA_DIR = '' } = process.env;
  afterAll(openCore({ appUrl: APP_DATABASE_URL, systemUrl: SYSTEM_DATABASE_URL, secret: PARLEY_SECRET, dataDir: DATA_DIR }));
}
