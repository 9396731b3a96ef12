import { stat } from 'node:fs/promises';
import {
  importOptions,
  type ImportOptions,
  type importProblemPage,
  type ImportProblemCode,
  type ImportSummary,
  type ImportView,
} from '@parley/contract/import-view';
import { limits } from '@parley/contract/limits';
import { withTenant, type TenantTx } from '@parley/db/with-tenant';
import type * as z from 'zod';
import type { Actor } from '../actor.ts';
import { AppError, notFound } from '../app-error.ts';
import { recordAct } from '../audit/record-act.ts';
import { cleanName } from '../file/clean-name.ts';
import { throttle } from '../identity/throttle.ts';
import { enqueueJob } from '../job/enqueue-job.ts';
import { requireAllowed } from '../policy/decide.ts';
import { storage, storageKey } from '../storage/storage.ts';
import { noProgress, type ImportProgress } from './import-row.ts';

/** Files that wait or are worked on at one time, in one workspace. */
const openMax = 5;
const keepDays = 7;
const open = ['checking', 'ready', 'running', 'failed', 'cancelled'];

/** Takes in a whole file for the dry run. It lies at `path`, which stays the caller's to remove. */
export async function takeInImport(actor: Actor, input: { id: string; name: string; path: string }): Promise<{ importId: string }> {
  requireAllowed(actor, 'workspace.administer', null);
  await throttle('import.tenant', actor.tenantId);
  const { id, path } = input;
  const { size } = await stat(path);
  if (size === 0) throw new AppError('INVALID', { message: 'This file is empty.' });
  const { tenantId } = actor;
  if ((await withTenant(tenantId, (tx) => tx.import.count({ where: { state: { in: open } } }))) >= openMax)
    throw new AppError('CONFLICT', { message: 'Several imports are open already. Finish or remove one of them first.' });
  await storage().put(storageKey(tenantId, id), path);
  await withTenant(tenantId, async (tx) => {
    const fileName = cleanName(input.name);
    await tx.import.create({ data: { tenantId, id, fileName, bytes: BigInt(size), state: 'checking', createdBy: actor.memberId } });
    await recordAct(tx, actor, { type: 'import.uploaded', details: { importId: id, name: fileName, bytes: size } });
    await enqueueJob(tx, { name: 'import.work', payload: { importId: id }, key: `import.next:${id}` });
    await enqueueJob(tx, { name: 'import.expire', payload: { importId: id }, runAt: new Date(Date.now() + keepDays * 86_400_000) });
  });
  return { importId: id };
}

/** Newest first; those that were removed are left out. */
export async function listImports(
  actor: Actor,
  input: { cursor?: string | null | undefined },
): Promise<{ items: ImportView[]; nextCursor: string | null }> {
  requireAllowed(actor, 'workspace.administer', null);
  return withTenant(actor.tenantId, async (tx) => {
    const rows = await tx.import.findMany({
      where: { state: { not: 'discarded' }, ...(input.cursor ? { id: { lt: input.cursor } } : {}) },
      orderBy: { id: 'desc' },
      take: limits.pageSize + 1,
    });
    const items = await toImportViews(tx, rows.slice(0, limits.pageSize));
    return { items, nextCursor: rows.length > limits.pageSize ? (items.at(-1)?.id ?? null) : null };
  });
}

export async function getImport(actor: Actor, input: { importId: string }): Promise<ImportView> {
  requireAllowed(actor, 'workspace.administer', null);
  return withTenant(actor.tenantId, async (tx) => {
    const [view] = await toImportViews(tx, [await accessImport(tx, input.importId)]);
    if (!view) throw notFound('import');
    return view;
  });
}

/** Confirms what the dry run has shown, or goes on where a run has stopped. There is no way back from what has come in. */
export async function startImport(actor: Actor, input: { importId: string; options: ImportOptions }): Promise<ImportView> {
  requireAllowed(actor, 'workspace.administer', null);
  await throttle('import.tenant', actor.tenantId);
  await withTenant(actor.tenantId, async (tx) => {
    const row = await accessImport(tx, input.importId);
    if (row.summary === null) throw new AppError('CONFLICT', { message: 'This file has not been checked. Upload it again.' });
    const options = importOptions.parse(input.options);
    await change(tx, row, ['ready', 'failed', 'cancelled'], {
      state: 'running',
      options,
      failure: null,
      startedAt: new Date(),
      finishedAt: null,
    });
    await recordAct(tx, actor, {
      type: 'import.started',
      details: { importId: row.id, name: row.fileName, source: row.kind, options },
    });
    await enqueueJob(tx, { name: 'import.work', payload: { importId: row.id }, key: `import.next:${row.id}` });
  });
  return getImport(actor, input);
}

/** Stops at the message it has come to. What is in stays; it can go on later. */
export async function cancelImport(actor: Actor, input: { importId: string }): Promise<ImportView> {
  requireAllowed(actor, 'workspace.administer', null);
  await withTenant(actor.tenantId, async (tx) => {
    const row = await accessImport(tx, input.importId);
    await change(tx, row, ['checking', 'running'], { state: 'cancelled', finishedAt: new Date() });
    await recordAct(tx, actor, { type: 'import.cancelled', details: { importId: row.id, name: row.fileName } });
  });
  return getImport(actor, input);
}

/** Forgets the file. What was brought in from it stays. */
export async function discardImport(actor: Actor, input: { importId: string }): Promise<Record<string, never>> {
  requireAllowed(actor, 'workspace.administer', null);
  await withTenant(actor.tenantId, async (tx) => {
    const row = await accessImport(tx, input.importId);
    await change(tx, row, ['ready', 'refused', 'failed', 'cancelled', 'done'], { state: 'discarded' });
    await recordAct(tx, actor, { type: 'import.discarded', details: { importId: row.id, name: row.fileName } });
  });
  await storage().remove([storageKey(actor.tenantId, input.importId)]);
  return {};
}

/** A file that nobody confirmed is not kept for ever; one that is being read is looked at again later. */
export async function expireImport({ tenantId, importId }: { tenantId: string; importId: string }): Promise<void> {
  const later = new Date(Date.now() + 86_400_000);
  const isBusy = await withTenant(tenantId, async (tx) => {
    const row = await tx.import.findFirst({ where: { id: importId }, select: { state: true } });
    const busy = row?.state === 'checking' || row?.state === 'running';
    if (busy) await enqueueJob(tx, { name: 'import.expire', payload: { importId }, runAt: later });
    else
      await tx.import.updateMany({
        where: { id: importId, state: { in: ['ready', 'cancelled', 'failed'] } },
        data: { state: 'discarded', step: { increment: 1 } },
      });
    return busy;
  });
  if (!isBusy) await storage().remove([storageKey(tenantId, importId)]);
}

export async function listImportProblems(
  actor: Actor,
  input: { importId: string; cursor?: string | null | undefined },
): Promise<z.infer<typeof importProblemPage>> {
  requireAllowed(actor, 'workspace.administer', null);
  return withTenant(actor.tenantId, async (tx) => {
    await accessImport(tx, input.importId);
    const rows = await readProblems(tx, input.importId, input.cursor ?? null, limits.pageSize + 1);
    const items = rows.slice(0, limits.pageSize);
    const last = items.at(-1);
    return { items, nextCursor: rows.length > limits.pageSize && last ? `${last.place}\n${last.code}` : null };
  });
}

/** After the place and code of the last one, in the order of places. */
export async function readProblems(tx: TenantTx, importId: string, cursor: string | null, limit: number) {
  const [place = '', code = ''] = cursor?.split('\n') ?? [];
  const rows = await tx.importProblem.findMany({
    where: { importId, ...(cursor ? { OR: [{ place: { gt: place } }, { place, code: { gt: code } }] } : {}) },
    orderBy: [{ place: 'asc' }, { code: 'asc' }],
    take: limit,
    select: { place: true, code: true, detail: true },
  });
  return rows.map((row) => ({ ...row, code: row.code as ImportProblemCode }));
}

export async function accessImport(tx: TenantTx, importId: string) {
  const row = await tx.import.findFirst({ where: { id: importId, state: { not: 'discarded' } } });
  if (!row) throw notFound('import');
  return row;
}
type Row = Awaited<ReturnType<typeof accessImport>>;

async function change(
  tx: TenantTx,
  row: Row,
  from: string[],
  data: Parameters<TenantTx['import']['updateMany']>[0]['data'],
): Promise<void> {
  const { count } = await tx.import.updateMany({
    where: { id: row.id, state: { in: from } },
    data: { ...data, step: { increment: 1 }, touchedAt: new Date() },
  });
  if (count === 0) throw new AppError('CONFLICT', { message: 'This import has gone on in the meantime. Look at it again.' });
}

async function toImportViews(tx: TenantTx, rows: Row[]): Promise<ImportView[]> {
  const members = await tx.member.findMany({
    where: { id: { in: rows.map(({ createdBy }) => createdBy) } },
    select: { id: true, name: true },
  });
  const names = new Map(members.map(({ id, name }) => [id, name]));
  return rows.map((row) => {
    const { seen, added, known, skipped, files } = { ...noProgress, ...(row.progress as Partial<ImportProgress>) };
    return {
      id: row.id,
      kind: row.kind as ImportView['kind'],
      fileName: row.fileName,
      bytes: Number(row.bytes),
      state: row.state as ImportView['state'],
      options: importOptions.safeParse(row.options).data ?? null,
      summary: row.summary as ImportSummary | null,
      progress: { seen, added, known, skipped, files },
      failure: row.failure,
      createdBy: { memberId: row.createdBy, name: names.get(row.createdBy) ?? '' },
      createdAt: row.createdAt.toISOString(),
      startedAt: row.startedAt?.toISOString() ?? null,
      finishedAt: row.finishedAt?.toISOString() ?? null,
    };
  });
}
