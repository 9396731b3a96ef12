import { exportFormats, exportRequest, type ExportRequest } from '@parley/contract/export-request';
import type { ExportView } from '@parley/contract/export-view';
import { limits } from '@parley/contract/limits';
import { recordScope } from '@parley/contract/record-scope';
import { withTenant, type TenantTx } from '@parley/db/with-tenant';
import * as z from 'zod';
import type { Actor } from '../actor.ts';
import { AppError, notFound } from '../app-error.ts';
import { recordAct } from '../audit/record-act.ts';
import { newId } from '../id.ts';
import { throttle } from '../identity/throttle.ts';
import { enqueueJob } from '../job/enqueue-job.ts';
import { withoutSecretCases } from '../oversight-case/silenced.ts';
import { listSeconds } from '../permission/list-seconds.ts';
import { requireAllowed } from '../policy/decide.ts';
import { noteAsked, noteDecided, noteGone } from '../waiting/note-waiting.ts';
import { kindOf, readExport, type ExportRow } from './export-row.ts';
import { chooseScope } from './reach.ts';
import { removePieces } from './work-on-export.ts';

/**
 * Asks for an archive: of what the actor may read, of what a case is about, or of everything, which waits for a second person.
 * One is made at a time.
 */
export async function startExport(actor: Actor, input: ExportRequest = exportRequest.parse({})): Promise<ExportView> {
  requireAllowed(actor, 'archive.export', null);
  await throttle('export.tenant', actor.tenantId);
  const { tenantId, memberId } = actor;
  const { isEverything, caseId, reason, formats } = input;
  const id = newId();
  return withTenant(tenantId, async (tx) => {
    const scope = await chooseScope(tx, actor, input);
    if (isEverything && (await listSeconds(tx, actor)).length === 0) throw nobodyElse();
    const state = isEverything ? 'asked' : 'reading';
    const { count } = await tx.export.createMany({
      data: [{ tenantId, id, state, createdBy: memberId, isEverything, caseId, scope, reason, formats }],
      skipDuplicates: true,
    });
    if (count === 0) throw busy();
    const type = isEverything ? 'export.asked' : 'export.started';
    // What is taken from a case stands among what was done in it.
    await recordAct(tx, actor, {
      type,
      subjectId: caseId,
      details: { exportId: id, isEverything, caseId, scope, reason, formats },
    });
    if (isEverything) await noteAsked(tx, actor, 'exports');
    else await enqueueJob(tx, { name: 'export.work', payload: { exportId: id }, key: `export.next:${id}` });
    return toExportView(tx, actor, await accessExport(tx, actor, id));
  });
}

/** The second key: somebody other than whoever asked agrees to an export of everything, or refuses it. */
export async function decideExport(actor: Actor, input: { exportId: string; agrees: boolean }): Promise<ExportView> {
  requireAllowed(actor, 'archive.export', null);
  await throttle('export.tenant', actor.tenantId);
  return withTenant(actor.tenantId, async (tx) => {
    const row = await accessExport(tx, actor, input.exportId);
    if (row.createdBy === actor.memberId)
      throw new AppError('FORBIDDEN', { message: 'You asked for this export. Somebody else has to agree to it.' });
    if (input.agrees && (await tx.export.count({ where: { state: { in: ['reading', 'packing'] }, subjectId: null } })) > 0)
      throw busy();
    const { count } = await tx.export.updateMany({
      where: { id: row.id, state: 'asked' },
      data: {
        state: input.agrees ? 'reading' : 'refused',
        decidedBy: actor.memberId,
        decidedAt: new Date(),
        touchedAt: new Date(),
      },
    });
    if (count === 0) throw new AppError('CONFLICT', { message: 'This export does not wait for anybody. Look at it again.' });
    const details = { exportId: row.id, askedBy: row.createdBy, reason: row.reason };
    const subjectId = row.createdBy;
    await recordAct(tx, actor, { type: input.agrees ? 'export.agreed' : 'export.refused', subjectId, details });
    await noteDecided(tx, { kind: 'exports', askerId: row.createdBy, isAgreed: input.agrees });
    if (input.agrees) await enqueueJob(tx, { name: 'export.work', payload: { exportId: row.id }, key: `export.next:${row.id}` });
    return toExportView(tx, actor, await accessExport(tx, actor, row.id));
  });
}

const busy = () => new AppError('CONFLICT', { message: 'An export is being made already. Wait for it, or stop it first.' });
const nobodyElse = () =>
  new AppError('CONFLICT', {
    message:
      'Everything needs a second person who agrees, and nobody else here can. Make somebody an owner, or give them the permission “Archive”.',
  });

/** Newest first. */
export async function listExports(
  actor: Actor,
  input: { cursor?: string | null | undefined },
): Promise<{ items: ExportView[]; nextCursor: string | null; others: number }> {
  requireAllowed(actor, 'archive.export', null);
  return withTenant(actor.tenantId, async (tx) => {
    const rows = await tx.export.findMany({
      where: { ...(await withoutSecretCases(tx, actor)), subjectId: null, ...(input.cursor ? { id: { lt: input.cursor } } : {}) },
      orderBy: { id: 'desc' },
      take: limits.exportsPerPage + 1,
    });
    const items: ExportView[] = [];
    for (const row of rows.slice(0, limits.exportsPerPage)) items.push(await toExportView(tx, actor, row));
    const nextCursor = rows.length > limits.exportsPerPage ? (items.at(-1)?.id ?? null) : null;
    return { items, nextCursor, others: (await listSeconds(tx, actor)).length };
  });
}

/** Stops one that is being made; nothing of it is kept. */
export async function cancelExport(actor: Actor, input: { exportId: string }): Promise<ExportView> {
  requireAllowed(actor, 'archive.export', null);
  const view = await withTenant(actor.tenantId, async (tx) => {
    const row = await accessExport(tx, actor, input.exportId);
    const { count } = await tx.export.updateMany({
      where: { id: row.id, state: { in: ['asked', 'reading', 'packing'] } },
      data: { state: 'cancelled', step: { increment: 1 }, finishedAt: new Date() },
    });
    if (count === 0) throw new AppError('CONFLICT', { message: 'This export is not being made any more. Look at it again.' });
    await recordAct(tx, actor, { type: 'export.cancelled', details: { exportId: row.id } });
    if (row.state === 'asked') await noteGone(tx, actor, 'exports');
    return toExportView(tx, actor, await accessExport(tx, actor, row.id));
  });
  const left = await readExport(actor.tenantId, input.exportId);
  if (left) await removePieces(left, true);
  return view;
}

/** One of the firm's, or NOT_FOUND: also where it was made of a case that the actor must not hear of. */
export async function accessExport(tx: TenantTx, actor: Actor, exportId: string) {
  const row = await tx.export.findFirst({ where: { ...(await withoutSecretCases(tx, actor)), subjectId: null, id: exportId } });
  if (!row) throw notFound('export');
  return row;
}

async function toExportView(tx: TenantTx, actor: Actor, row: Omit<ExportRow, 'progress'>): Promise<ExportView> {
  const by = await tx.member.findFirst({ where: { id: row.createdBy }, select: { name: true } });
  const second = row.decidedBy && (await tx.member.findFirst({ where: { id: row.decidedBy }, select: { name: true } }));
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
    isMine: row.createdBy === actor.memberId && !row.byOperator,
    kind: kindOf(row),
    reason: row.reason,
    scope: recordScope.parse(row.scope),
    formats: z.array(z.enum(exportFormats)).parse(row.formats),
    decidedBy: second && row.decidedBy ? { memberId: row.decidedBy, name: second.name } : null,
    mayDecide: row.state === 'asked' && row.createdBy !== actor.memberId,
    leftOut:
      row.privateEntries === null
        ? null
        : {
            privateEntries: Number(row.privateEntries),
            privateFiles: Number(row.privateFiles),
            entriesBeyond: Number(row.entriesBeyond),
            filesBeyond: Number(row.filesBeyond),
          },
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
    expiresAt: row.expiresAt?.toISOString() ?? null,
  };
}
