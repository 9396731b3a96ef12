import type { MyDataView } from '@parley/contract/subject-rights';
import { withTenant } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { AppError, notFound } from '../app-error.ts';
import { recordAct } from '../audit/record-act.ts';
import type { ExportRow } from '../export/export-row.ts';
import { linkExport } from '../export/open-export.ts';
import { newId } from '../id.ts';
import { throttle } from '../identity/throttle.ts';
import { enqueueJob } from '../job/enqueue-job.ts';

/**
 * Asks for everything that this firm holds of the actor's own: made as an export is, kept for as long, and taken by them alone. It needs
 * nobody's leave; a few times a day.
 */
export async function askForMyData(actor: Actor): Promise<MyDataView> {
  await throttle('myData.member', `${actor.tenantId} ${actor.memberId}`);
  const { tenantId, memberId } = actor;
  const id = newId();
  return withTenant(tenantId, async (tx) => {
    const { count } = await tx.export.createMany({
      data: [{ tenantId, id, state: 'reading', createdBy: memberId, subjectId: memberId, formats: [] }],
      skipDuplicates: true,
    });
    if (count === 0)
      throw new AppError('CONFLICT', { message: 'Your data is being put together already. You get a mail when it is ready.' });
    await recordAct(tx, actor, { type: 'member.dataAsked', subjectId: memberId, details: { exportId: id } });
    await enqueueJob(tx, { name: 'export.work', payload: { exportId: id }, key: `export.next:${id}` });
    return toView(await tx.export.findFirstOrThrow({ where: { id } }));
  });
}

/** The latest time that the actor asked, and how far that has come; null when they never did. */
export async function getMyData(actor: Actor): Promise<{ latest: MyDataView | null }> {
  const row = await withTenant(actor.tenantId, (tx) =>
    tx.export.findFirst({ where: { subjectId: actor.memberId }, orderBy: { id: 'desc' } }),
  );
  return { latest: row && toView(row) };
}

/** An address of the next minute at which they take it, if it is theirs. */
export async function linkMyData(actor: Actor, { exportId }: { exportId: string }): Promise<{ url: string; expiresAt: string }> {
  const isTheirs = await withTenant(actor.tenantId, (tx) =>
    tx.export.count({ where: { id: exportId, subjectId: actor.memberId } }),
  );
  if (isTheirs === 0) throw notFound('export');
  return linkExport(actor, { exportId });
}

const states: Record<string, MyDataView['state']> = {
  reading: 'making',
  packing: 'making',
  done: 'ready',
  failed: 'failed',
  expired: 'expired',
  cancelled: 'expired',
};

function toView(row: Omit<ExportRow, 'progress'>): MyDataView {
  return {
    id: row.id,
    state: states[row.state] ?? 'failed',
    bytesTotal: Number(row.bytesTotal),
    bytesDone: Number(row.bytesDone),
    bytes: row.bytes === null ? null : Number(row.bytes),
    askedAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt?.toISOString() ?? null,
  };
}
