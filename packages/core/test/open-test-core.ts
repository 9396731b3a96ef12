import { afterAll, beforeAll } from 'vitest';
import { openCore } from '../src/testing/open-core.ts';

/** Opens core on the database of this test run, until the tests of this file or group are over. */
export function openTestCore(): void {
  let close: () => Promise<void>;
  const { APP_DATABASE_URL = '', SYSTEM_DATABASE_URL = '', PARLEY_SECRET = '', DATA_DIR = '' } = process.env;
  beforeAll(() => {
    close = openCore({ appUrl: APP_DATABASE_URL, systemUrl: SYSTEM_DATABASE_URL, secret: PARLEY_SECRET, dataDir: DATA_DIR });
  });
  afterAll(() => close());
}
