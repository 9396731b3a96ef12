import { withTenant } from '@parley/db/with-tenant';
import { recordAct } from '../audit/record-act.ts';
import { enqueueJob } from '../job/enqueue-job.ts';
import { log } from '../log.ts';
import { packMyData } from '../subject-rights/pack-my-data.ts';
import { storage } from '../storage/storage.ts';
import { advance, archiveName, exportKey, ExportStopped, moveOn, partName, readExport, type ExportRow } from './export-row.ts';
import type { LeftOut } from './left-out.ts';
import { packArchive } from './pack-archive.ts';
import { readRecords } from './read-records.ts';
import { takeSnapshot } from './snapshot.ts';

/** One that has not moved for so long has lost its worker. It moves every few seconds. */
const quietMs = 45_000;
const watchMs = 60_000;
const watchEveryMs = 15_000;
const attemptsMax = 5;
const keepDays = 7;

/**
 * Reads and packs an export. While it works, a second job for the same export stands ready to look after it; should this
 * process be killed, that one goes on from the last part. A handler that finds another at work leaves.
 */
export async function workOnExport({ tenantId, exportId }: { tenantId: string; exportId: string }): Promise<void> {
  const row = await readExport(tenantId, exportId);
  if (!row || (row.state !== 'reading' && row.state !== 'packing')) return;
  await watch(row);
  if (row.step > 0n && Date.now() - row.touchedAt.valueOf() < quietMs) return;
  const watching = setInterval(() => void Promise.all([watch(row), touch(row)]).catch(() => {}), watchEveryMs);
  try {
    const attempts = row.progress.attempts + 1;
    if (attempts > attemptsMax) return await giveUp(row);
    await moveOn(row, { progress: { ...row.progress, attempts } });
    if (row.subjectId !== null) return await finishOwn(row, await packMyData(row));
    const snapshot = await takeSnapshot(row);
    if (row.state === 'reading') await readRecords(row, snapshot);
    await finish(row, await packArchive(row, snapshot));
  } catch (error) {
    // Cancelled, or another's by now. Anything else is tried again by whoever watches, a few times.
    if (!(error instanceof ExportStopped)) log.error({ exportId, err: error }, 'an export broke off');
    else if ((await readExport(tenantId, exportId))?.state === 'cancelled') await removePieces(row, true);
  } finally {
    clearInterval(watching);
  }
}

const watch = (row: ExportRow): Promise<void> =>
  withTenant(row.tenantId, (tx) =>
    enqueueJob(tx, {
      name: 'export.work',
      payload: { exportId: row.id },
      key: `export.watch:${row.id}`,
      runAt: new Date(Date.now() + watchMs),
    }),
  );

/** Says that this worker is alive, without moving the export: a large file on its way into the store takes a while. */
const touch = (row: ExportRow) =>
  withTenant(row.tenantId, (tx) =>
    tx.export.updateMany({ where: { id: row.id, state: row.state, step: row.step }, data: { touchedAt: new Date() } }),
  );

async function finish(row: ExportRow, { bytes, leftOut }: { bytes: number; leftOut: LeftOut }): Promise<void> {
  const finishedAt = new Date();
  const expiresAt = new Date(finishedAt.valueOf() + keepDays * 86_400_000);
  await withTenant(row.tenantId, async (tx) => {
    await advance(tx, row, {
      state: 'done',
      bytes,
      bytesDone: Number(row.bytesTotal),
      finishedAt,
      expiresAt,
      privateEntries: leftOut.private.entries,
      privateFiles: leftOut.private.files,
      entriesBeyond: leftOut.scope.entries,
      filesBeyond: leftOut.scope.files,
    });
    const details = { exportId: row.id, bytes, checkpoint: Number(row.checkpoint), withheld: leftOut };
    await recordAct(
      tx,
      { tenantId: row.tenantId, memberId: row.createdBy },
      { type: 'export.finished', subjectId: row.caseId, details },
    );
    await enqueueJob(tx, { name: 'export.expire', payload: { exportId: row.id }, runAt: expiresAt });
  });
  await removePieces(row, false);
}

/** Somebody's own data: they are told, and it goes after as many days as any other archive. */
async function finishOwn(row: ExportRow, { bytes }: { bytes: number }): Promise<void> {
  const finishedAt = new Date();
  const expiresAt = new Date(finishedAt.valueOf() + keepDays * 86_400_000);
  await withTenant(row.tenantId, async (tx) => {
    await advance(tx, row, { state: 'done', bytes, bytesDone: Number(row.bytesTotal), finishedAt, expiresAt });
    const details = { exportId: row.id, bytes };
    const actor = { tenantId: row.tenantId, memberId: row.createdBy };
    await recordAct(tx, actor, { type: 'member.dataMade', subjectId: row.subjectId, details });
    await enqueueJob(tx, { name: 'export.expire', payload: { exportId: row.id }, runAt: expiresAt });
    await enqueueJob(tx, { name: 'mail.myData', payload: { exportId: row.id } });
  });
}

async function giveUp(row: ExportRow): Promise<void> {
  await moveOn(row, { state: 'failed', failure: 'internal', finishedAt: new Date() });
  await removePieces(row, true);
}

/** Parts are needed until the archive is there; the archive until it expires or is thrown away. */
export async function removePieces(row: ExportRow, withArchive: boolean): Promise<void> {
  const parts = Array.from({ length: row.progress.parts + 1 }, (_, part) => partName(part));
  const names = ['snapshot.json', ...parts, ...(withArchive ? [archiveName] : [])];
  for (let at = 0; at < names.length; at += 1_000)
    await storage().remove(names.slice(at, at + 1_000).map((name) => exportKey(row, name)));
}

/** The archive's time is over: its bytes go, the entry stays. */
export async function expireExport({ tenantId, exportId }: { tenantId: string; exportId: string }): Promise<void> {
  const row = await readExport(tenantId, exportId);
  if (row?.state !== 'done') return;
  await moveOn(row, { state: 'expired' });
  await removePieces(row, true);
}
