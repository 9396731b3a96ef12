import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCore } from '@parley/core/testing/open-core';
import { afterAll, beforeAll, vi } from 'vitest';
import { openScratchDatabase, type ScratchDatabase } from '../../../../packages/db/test/scratch-database.ts';

export type ScratchCore = { database: ScratchDatabase; dataDir: string; outbox: string };

/** The queue's runner resolves a little before its connections are gone. */
async function queueIsLeft({ owner }: ScratchDatabase): Promise<void> {
  const { rows } = await owner.query("SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND usename = 'parley_job'");
  if (rows.length > 0) throw new Error('The queue is still connected.');
}

/** Core on a database and a data folder of this file's own: a worker takes every job that it finds. */
export function openScratchCore(): () => ScratchCore {
  let opened: ScratchCore | undefined;
  let close = async () => {};
  beforeAll(async () => {
    const database = await openScratchDatabase();
    const dataDir = mkdtempSync(join(tmpdir(), 'parley-worker-'));
    const closeCore = openCore({ appUrl: database.urls.app, systemUrl: database.urls.system, secret: process.env.PARLEY_SECRET ?? '', dataDir });
    opened = { database, dataDir, outbox: join(dataDir, 'outbox') };
    close = async () => {
      await closeCore();
      await vi.waitFor(() => queueIsLeft(database), 5_000);
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
