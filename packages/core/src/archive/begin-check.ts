import { withTenant } from '@parley/db/with-tenant';
import { recordAct } from '../audit/record-act.ts';
import { newId } from '../id.ts';
import { enqueueJob } from '../job/enqueue-job.ts';

/** So long after its last sign of life a check counts as dead. */
const deadMs = 30 * 60_000;

/** Begins a check, unless one is running; `askedBy` null: on nobody's word, daily or after an alarm. Answers its id. */
export async function beginCheck(tenantId: string, askedBy: string | null): Promise<string> {
  return withTenant(tenantId, async (tx) => {
    await tx.archiveCheck.updateMany({
      where: { state: 'running', touchedAt: { lt: new Date(Date.now() - deadMs) } },
      data: { state: 'failed', finishedAt: new Date() },
    });
    const id = newId();
    await tx.archiveCheck.createMany({ data: [{ tenantId, id, state: 'running', askedBy }], skipDuplicates: true });
    const running = await tx.archiveCheck.findFirstOrThrow({ where: { state: 'running' } });
    if (running.id !== id) return running.id;
    if (askedBy) await recordAct(tx, { tenantId, memberId: askedBy }, { type: 'archive.checkStarted', details: { checkId: id } });
    await enqueueJob(tx, { name: 'archive.check', payload: { checkId: id }, key: `archive.check:${id}` });
    return id;
  });
}
