import type { ImportKind, ImportOptions, ImportProblemCode, ImportSummary } from '@parley/contract/import-view';
import { importOptions } from '@parley/contract/import-view';
import { withTenant, type TenantTx } from '@parley/db/with-tenant';
import { config } from '../config.ts';
import { join } from 'node:path';
import type { Report } from './source/source.ts';

/** How far a channel is: the part that comes next, and how many messages of it are done. */
export type ChannelPlace = { part: number; offset: number };

/**
 * Where a run stands: the channel that is begun next, those that are begun and not ended, by their number, and what came of all.
 */
export type ImportProgress = {
  next: number;
  open: Record<string, ChannelPlace>;
  seen: number;
  added: number;
  known: number;
  skipped: number;
  files: number;
};
export const noProgress: ImportProgress = { next: 0, open: {}, seen: 0, added: 0, known: 0, skipped: 0, files: 0 };

export type ImportRow = {
  tenantId: string;
  id: string;
  kind: ImportKind | null;
  state: string;
  options: ImportOptions;
  summary: ImportSummary | null;
  progress: ImportProgress;
  step: bigint;
  createdBy: string;
  touchedAt: Date;
};

/** Somebody cancelled, or another worker has gone on with it: what this one holds is out of date. */
export class ImportStopped extends Error {}

export const defaultOptions: ImportOptions = { prefix: '', channels: 'asTheyWere', withDirect: true };
const problemsMax = 50_000;

export async function readImport(tenantId: string, id: string): Promise<ImportRow | null> {
  const row = await withTenant(tenantId, (tx) => tx.import.findFirst({ where: { id } }));
  return (
    row && {
      ...row,
      kind: row.kind as ImportKind | null,
      options: importOptions.safeParse(row.options).data ?? defaultOptions,
      summary: row.summary as ImportSummary | null,
      progress: { ...noProgress, ...(row.progress as Partial<ImportProgress>) },
    }
  );
}

/** Moves a run on, in the transaction of what it has just done; nothing of it stays when the run is no longer this worker's. */
export async function advance(
  tx: Pick<TenantTx, 'import'>,
  row: ImportRow,
  data: {
    progress?: ImportProgress;
    state?: string;
    failure?: string | null;
    kind?: string;
    summary?: ImportSummary;
    finishedAt?: Date;
  },
): Promise<void> {
  const { count } = await tx.import.updateMany({
    where: { id: row.id, state: row.state, step: row.step },
    data: { ...data, step: { increment: 1 }, touchedAt: new Date() },
  });
  if (count === 0) throw new ImportStopped();
  row.step += 1n;
  if (data.state) row.state = data.state;
  if (data.progress) row.progress = data.progress;
}

export const spoolDir = ({ id }: ImportRow): string => join(config().dataDir, 'incoming', `import-${id}`);

type Problem = { place: string; code: ImportProblemCode; detail: string };

/** Gathers what stays out: every kind is counted, and the first places are kept one by one. */
export function gatherProblems() {
  const counts: Partial<Record<ImportProblemCode, number>> = {};
  let waiting: Problem[] = [];
  let kept = 0;
  const report: Report = (code, place, detail = '') => {
    counts[code] = (counts[code] ?? 0) + 1;
    // Joins and topics are no loss worth a line; there are as many of them as there are days.
    if (code === 'system' || kept >= problemsMax) return;
    kept += 1;
    waiting.push({ code, place: clean(place, 300), detail: clean(detail, 300) });
  };
  return {
    counts,
    report,
    write: async (tx: Pick<TenantTx, 'importProblem'>, row: ImportRow): Promise<void> => {
      const data = waiting.map((problem) => ({ tenantId: row.tenantId, importId: row.id, ...problem }));
      waiting = [];
      if (data.length > 0) await tx.importProblem.createMany({ data, skipDuplicates: true });
    },
  };
}

const clean = (text: string, max: number): string => text.slice(0, max).toWellFormed().replaceAll('\0', '');
