import type { ExportView } from '@parley/contract/export-view';
import { limits } from '@parley/contract/limits';
import { withTenant, type TenantTx } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { AppError, notFound } from '../app-error.ts';
import { recordAct } from '../audit/record-act.ts';
import { newId } from '../id.ts';
import { throttle } from '../identity/throttle.ts';
import { enqueueJob } from '../job/enqueue-job.ts';
import { requireAllowed } from '../policy/decide.ts';
import { readExport, type ExportRow } from './export-row.ts';
import { removePieces } from './work-on-export.ts';

/** Asks for everything as one archive. One at a time. */
export async function startExport(actor: Actor): Promise<ExportView> {
  requireAllowed(actor, 'archive.export', null);
  await throttle('export.tenant', actor.tenantId);
  const { tenantId, memberId } = actor;
  const id = newId();
  return withTenant(tenantId, async (tx) => {
    const { count } = await tx.export.createMany({
      data: [{ tenantId, id, state: 'reading', createdBy: memberId }],
      skipDuplicates: true,
    });
    if (count === 0) throw new AppError('CONFLICT', { message: 'An export is being made already. Wait for it, or stop it first.' });
    await recordAct(tx, actor, { type: 'export.started', details: { exportId: id } });
    await enqueueJob(tx, { name: 'export.work', payload: { exportId: id }, key: `export.next:${id}` });
    return toExportView(tx, actor, await accessExport(tx, id));
  });
}

/** Newest first. */
export async function listExports(
  actor: Actor,
  input: { cursor?: string | null | undefined },
): Promise<{ items: ExportView[]; nextCursor: string | null }> {
  requireAllowed(actor, 'archive.export', null);
  return withTenant(actor.tenantId, async (tx) => {
    const rows = await tx.export.findMany({
      where: input.cursor ? { id: { lt: input.cursor } } : {},
      orderBy: { id: 'desc' },
      take: limits.exportsPerPage + 1,
    });
    const items: ExportView[] = [];
    for (const row of rows.slice(0, limits.exportsPerPage)) items.push(await toExportView(tx, actor, row));
    return { items, nextCursor: rows.length > limits.exportsPerPage ? (items.at(-1)?.id ?? null) : null };
  });
}

/** Stops one that is being made; nothing of it is kept. */
export async function cancelExport(actor: Actor, input: { exportId: string }): Promise<ExportView> {
  requireAllowed(actor, 'archive.export', null);
  const view = await withTenant(actor.tenantId, async (tx) => {
    const row = await accessExport(tx, input.exportId);
    const { count } = await tx.export.updateMany({
      where: { id: row.id, state: { in: ['reading', 'packing'] } },
      data: { state: 'cancelled', step: { increment: 1 }, finishedAt: new Date() },
    });
    if (count === 0) throw new AppError('CONFLICT', { message: 'This export is not being made any more. Look at it again.' });
    await recordAct(tx, actor, { type: 'export.cancelled', details: { exportId: row.id } });
    return toExportView(tx, actor, await accessExport(tx, row.id));
  });
  const left = await readExport(actor.tenantId, input.exportId);
  if (left) await removePieces(left, true);
  return view;
}

export async function accessExport(tx: TenantTx, exportId: string) {
  const row = await tx.export.findFirst({ where: { id: exportId } });
  if (!row) throw notFound('export');
  return row;
}

async function toExportView(tx: TenantTx, actor: Actor, row: Omit<ExportRow, 'progress'>): Promise<ExportView> {
  const by = await tx.member.findFirst({ where: { id: row.createdBy }, select: { name: true } });
  return {
    id: row.id,
    state: row.state as ExportView['state'],
    eventsTotal: Number(row.eventsTotal),
    eventsDone: Number(row.eventsDone),
    bytesTotal: Number(row.bytesTotal),
    bytesDone: Number(row.bytesDone),
    bytes: row.bytes === null ? null : Number(row.bytes),
    checkpoint: row.checkpoint === null ? null : Number(row.checkpoint),
    createdBy: { memberId: row.createdBy, name: by?.name ?? '' },
    isMine: row.createdBy === actor.memberId,
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
    expiresAt: row.expiresAt?.toISOString() ?? null,
  };
}
