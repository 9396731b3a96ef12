import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { takeUnattachedFiles } from '@parley/db/sweep/take-unattached-files';
import { withTenant } from '@parley/db/with-tenant';
import { config } from '../config.ts';
import { incomingDir } from '../file/store-upload.ts';
import { log } from '../log.ts';
import { announceMine } from '../realtime/announce-mine.ts';
import { storage, storageKey } from '../storage/storage.ts';
import { forEachTenant } from './for-each-tenant.ts';

const keepMs = 24 * 3_600_000;
/** Beside a draft that nobody touched for so long they go too. */
const draftKeepMs = 30 * 24 * 3_600_000;
const batchSize = 100;

/** Removes uploads that never became part of a message, a day after they came or left a draft, and what broken uploads left behind. */
export async function sweepUploads(): Promise<void> {
  const before = new Date(Date.now() - keepMs);
  await forEachTenant(async (tenantId) => {
    const removed = await sweepTenantUploads(tenantId, before);
    if (removed > 0) log.info({ tenantId, removed }, 'removed uploads that were never sent');
  });
  for (const dir of [incomingDir(), join(config().dataDir, 'uploads')]) await removeBrokenUploads(dir, before);
}

/**
 * Bytes go while the rows are still locked and before the rows are gone for good: after a crash in between the row is found
 * again at the next sweep, and no bytes are ever left without a row that leads to them.
 */
export async function sweepTenantUploads(tenantId: string, before: Date): Promise<number> {
  const draftsBefore = new Date(before.valueOf() + keepMs - draftKeepMs);
  let removed = 0;
  for (;;) {
    const gone = await withTenant(tenantId, async (tx) => {
      const taken = await takeUnattachedFiles(tx, { before, draftsBefore, limit: batchSize });
      await storage().remove(
        taken.flatMap(({ id }) => (['original', 'thumb', 'screen'] as const).map((variant) => storageKey(tenantId, id, variant))),
      );
      return taken;
    });
    for (const memberId of new Set(gone.flatMap(({ drafter }) => drafter ?? [])))
      announceMine({ tenantId, memberId }, ['draftFiles']);
    removed += gone.length;
    if (gone.length < batchSize) break;
  }
  return removed;
}

/** What an upload that broke off left on this machine. */
export async function removeBrokenUploads(dir: string, before: Date): Promise<void> {
  for (const name of await readdir(dir).catch(() => [])) {
    const path = join(dir, name);
    const found = await stat(path).catch(() => null);
    if (found?.isFile() && found.mtime < before) await rm(path, { force: true });
  }
}
