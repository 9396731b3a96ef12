import type { FileNote } from '@parley/contract/file-view';
import { takeUnlookedFiles } from '@parley/db/file/take-unlooked-files';
import { withTenant } from '@parley/db/with-tenant';
import { config } from '../config.ts';
import { enqueueJob } from '../job/enqueue-job.ts';
import { forEachTenant } from '../job/for-each-tenant.ts';
import { log } from '../log.ts';
import { announceMine } from '../realtime/announce-mine.ts';
import { isClamdThere } from '../scan/clamd.ts';
import { scanFile } from '../scan/scan-file.ts';
import { tellLater, tellMessage } from './check-file.ts';
import { withLocalCopy } from './with-local-copy.ts';

const batchSize = 500;
const againMs = 24 * 3_600_000;

/** Puts what passed while no scanner answered before the one that answers now: some hundred of each firm at a time. */
export async function lookAgainAtAll(): Promise<void> {
  const { clamdUrl } = config();
  if (!clamdUrl || !(await isClamdThere(clamdUrl))) return;
  const before = new Date(Date.now() - againMs);
  await forEachTenant(async (tenantId) => {
    const taken = await withTenant(tenantId, async (tx) => {
      const ids = await takeUnlookedFiles(tx, { before, limit: batchSize });
      for (const fileId of ids) await enqueueJob(tx, { name: 'file.lookAgain', payload: { fileId }, key: `file-again:${fileId}` });
      return ids.length;
    });
    if (taken > 0) log.info({ tenantId, taken }, 'files that no scanner has seen are shown to one');
  });
}

/**
 * Has the scanner look at a file that is served as not scanned. Its word counts from now on: the mark goes, or the file is closed
 * for everybody, what search kept of it goes, and its message says so. Without a word from it nothing changes, whatever the rule
 * of the firm: what people use already is not taken from them because a scanner went away again.
 */
export async function lookAgain({ tenantId, fileId }: { tenantId: string; fileId: string }): Promise<void> {
  const where = { id: fileId, state: 'unscanned', scanNote: { not: null } };
  const file = await withTenant(tenantId, (tx) => tx.file.findFirst({ where }));
  if (file) {
    const { state, note } = await withLocalCopy(file, (path) => scanFile(tenantId, path));
    if (state !== 'clean' && state !== 'blocked') return;
    // That the name lies stays worth knowing, unless there is worse.
    const scanNote = state === 'clean' && file.scanNote === ('otherContent' satisfies FileNote) ? file.scanNote : note;
    await withTenant(tenantId, async (tx) => {
      const { count } = await tx.file.updateMany({ where, data: { state, scanNote, scannedAt: new Date() } });
      if (count > 0 && state === 'blocked') await tx.fileText.deleteMany({ where: { fileId } });
    });
    if (!file.messageId) announceMine({ tenantId, memberId: file.uploaderId }, ['draftFiles']);
    log.info({ tenantId, fileId, state }, 'a file that was served as not scanned was scanned');
  }
  // Also after a crash between the two.
  if (!(await tellMessage({ tenantId, fileId }))) await tellLater({ tenantId, fileId });
}
