import { readdir, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { takeUnattachedFiles } from '@parley/db/sweep/take-unattached-files';
import { withTenant } from '@parley/db/with-tenant';
import { filePath } from '../file/store-upload.ts';
import { log } from '../log.ts';
import { forEachTenant } from './for-each-tenant.ts';

const keepMs = 24 * 3_600_000;
const batchSize = 100;

/** Removes uploads that never became part of a message, a day after they came, and what broken uploads left behind. */
export async function sweepUploads(): Promise<void> {
  const before = new Date(Date.now() - keepMs);
  await forEachTenant(async (tenantId) => {
    const removed = await sweepTenantUploads(tenantId, before);
    if (removed > 0) log.info({ tenantId, removed }, 'removed uploads that were never sent');
  });
}

/**
 * Bytes go while the rows are still locked and before the rows are gone for good: after a crash in between the row is found
 * again at the next sweep, and no bytes are ever left without a row that leads to them.
 */
export async function sweepTenantUploads(tenantId: string, before: Date): Promise<number> {
  let removed = 0;
  for (;;) {
    const ids = await withTenant(tenantId, async (tx) => {
      const taken = await takeUnattachedFiles(tx, before, batchSize);
      for (const id of taken) await rm(filePath(tenantId, id), { force: true });
      return taken;
    });
    removed += ids.length;
    if (ids.length < batchSize) break;
  }
  await removeBrokenUploads(dirname(filePath(tenantId, 'any')), before);
  return removed;
}

async function removeBrokenUploads(dir: string, before: Date): Promise<void> {
  const names = await readdir(dir).catch(() => []);
  for (const name of names.filter((entry) => entry.endsWith('.partial'))) {
    const path = join(dir, name);
    const found = await stat(path).catch(() => null);
    if (found && found.mtime < before) await rm(path, { force: true });
  }
}
