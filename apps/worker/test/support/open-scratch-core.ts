import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCore } from '@parley/core/testing/open-core';
import { afterAll, beforeAll } from 'vitest';
import { openScratchDatabase, type ScratchDatabase } from '../../../../packages/db/test/scratch-database.ts';

export type ScratchCore = { database: ScratchDatabase; dataDir: string; outbox: string };

/** Core on a database and a data folder of this file's own: a worker takes every job that it finds. */
export function openScratchCore(): () => ScratchCore {
  let opened: ScratchCore | undefined;
  let close = async () => {};
  beforeAll(async () => {
    const database = await openScratchDatabase();
    const dataDir = mkdtempSync(join(tmpdir(), 'parley-worker-'));
    const closeCore = openCore({
      appUrl: database.urls.app,
      systemUrl: database.urls.system,
      secret: process.env.PARLEY_SECRET ?? '',
      dataDir,
    });
    opened = { database, dataDir, outbox: join(dataDir, 'outbox') };
    close = async () => {
      await closeCore();
      await database.drop();
      rmSync(dataDir, { recursive: true, force: true });
    };
  });
  afterAll(() => close());
  return () => {
    if (!opened) throw new Error('The scratch database is not open yet.');
    return opened;
  };
}
