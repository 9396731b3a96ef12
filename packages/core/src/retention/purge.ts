import { purgeHeld, purgeMessages, type PurgedStretch } from '@parley/db/record/purge-messages';
import { withTenant } from '@parley/db/with-tenant';
import { recordAct } from '../audit/record-act.ts';
import { announceChannel } from '../channel/announce-channel.ts';
import { newId } from '../id.ts';
import { enqueueJob } from '../job/enqueue-job.ts';
import { forEachTenant } from '../job/for-each-tenant.ts';
import type { JobRun } from '../job/handlers.ts';
import { log } from '../log.ts';
import { storage, storageKey } from '../storage/storage.ts';
import { anythingGoes } from './lets-go.ts';
import { readPolicy } from './read-policy.ts';

const scan = 500;
const bytesPerBatch = 300;
const afterExportMs = 15 * 60_000;

/** Once a day: every firm whose rules let something go, and changes whose day has come. */
export async function beginDailyPurges(): Promise<void> {
  await forEachTenant((tenantId) =>
    withTenant(tenantId, async (tx) => {
      const due = await tx.retentionChange.findMany({ where: { state: 'agreed', dueAt: { lte: new Date() } } });
      for (const { id } of due)
        await enqueueJob(tx, { name: 'retention.apply', payload: { changeId: id }, key: `retention.apply:${id}` });
      const ofMatters = await tx.matterRetentionChange.findMany({ where: { state: 'agreed', dueAt: { lte: new Date() } } });
      for (const { id } of ofMatters)
        await enqueueJob(tx, { name: 'matter.applyRetention', payload: { changeId: id }, key: `matter.applyRetention:${id}` });
      if (await anythingGoes(tx, tenantId))
        await enqueueJob(tx, { name: 'retention.purge', payload: {}, key: `retention.purge:${tenantId}` });
    }),
  );
}

/** Erases what the rules of a firm let go by now. Broken off, it goes on where it was: what is gone is passed over. */
export async function purgeTenant({ tenantId }: { tenantId: string }, run: JobRun): Promise<void> {
  const [{ version }, goes] = await withTenant(tenantId, async (tx) => [
    await readPolicy(tx, tenantId),
    await anythingGoes(tx, tenantId),
  ]);
  if (!goes || (await purge({ tenantId, policyVersion: version }, run))) return;
  const runAt = new Date(Date.now() + afterExportMs);
  await withTenant(tenantId, (tx) =>
    enqueueJob(tx, { name: 'retention.purge', payload: {}, key: `retention.purge:${tenantId}`, runAt }),
  );
}

type Purge = { tenantId: string; policyVersion?: number; memberId?: string };

/**
 * One run over all channels, batch by batch, and then over what was held and never sent. The database decides what goes; what is gone is told to whoever has it on the
 * screen, and the bytes of files follow their rows. False: an export is under way, and the run has to be taken up later.
 */
export async function purge(
  { tenantId, policyVersion, memberId }: Purge,
  { withJobDb }: Pick<JobRun, 'withJobDb'>,
): Promise<boolean> {
  if (!withJobDb) throw new Error('this job needs a connection of its own role');
  const runId = newId();
  const channels = await withTenant(tenantId, async (tx) => {
    await tx.purge.create({ data: { tenantId, id: runId, policyVersion, memberId } });
    return tx.channel.findMany({ select: { id: true }, orderBy: { id: 'asc' } });
  });
  for (const { id: channelId } of channels)
    for (let after: number | null = 0; after !== null;) {
      if (await isBeingExported(tenantId)) return false;
      const { next, version }: PurgedStretch = await purgeMessages(withJobDb, { tenantId, runId, channelId, after, scan });
      if (version !== null) {
        await announceChannel(tenantId, channelId, [{ name: 'channel.changed', version, hasPurged: true }]);
        await removeBytes(tenantId);
      }
      after = next;
    }
  do if (await isBeingExported(tenantId)) return false;
  while (await purgeHeld(withJobDb, { tenantId, runId, limit: scan }));
  await removeBytes(tenantId);
  await withTenant(tenantId, async (tx) => {
    await tx.purge.updateMany({ where: { id: runId }, data: { finishedAt: new Date() } });
    const { messages, files, held } = await tx.purge.findFirstOrThrow({ where: { id: runId } });
    if (messages === 0n) return;
    // What was asked of linked pages is kept by hashes of links: which of it belonged to what has gone cannot be told.
    await tx.linkPreview.deleteMany({});
    const details = { runId, policyVersion, messages: Number(messages), files: Number(files), held: Number(held) };
    await recordAct(tx, { tenantId, memberId: null }, { type: 'retention.runFinished', subjectId: memberId ?? null, details });
    log.info({ tenantId, ...details }, 'retention has erased what was due');
  });
  return true;
}

/**
 * An export writes down what is there up to heads that it has signed: what goes meanwhile would be missing in it without the
 * entry that says why.
 */
const isBeingExported = (tenantId: string): Promise<boolean> =>
  withTenant(tenantId, async (tx) => (await tx.export.count({ where: { state: { in: ['reading', 'packing'] } } })) > 0);

/** Bytes go before the note that they have to: after a crash in between they are asked to go once more. */
async function removeBytes(tenantId: string): Promise<void> {
  for (;;) {
    const files = await withTenant(tenantId, (tx) => tx.purgedFile.findMany({ take: bytesPerBatch }));
    if (files.length === 0) return;
    const ids = files.map(({ fileId }) => fileId);
    await storage().remove(
      ids.flatMap((id) => (['original', 'thumb', 'screen'] as const).map((variant) => storageKey(tenantId, id, variant))),
    );
    await withTenant(tenantId, (tx) => tx.purgedFile.deleteMany({ where: { fileId: { in: ids } } }));
  }
}
