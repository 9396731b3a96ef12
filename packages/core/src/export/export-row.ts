import { withTenant, type TenantTx } from '@parley/db/with-tenant';

/** Where reading stands: parts that lie in the store, the stream that comes next, and the entry after which. */
export type ExportProgress = { parts: number; stream: number; version: number; bytes: number; attempts: number; files: boolean };
export const noProgress: ExportProgress = { parts: 0, stream: 0, version: 0, bytes: 0, attempts: 0, files: false };

export type ExportRow = Omit<NonNullable<Awaited<ReturnType<TenantTx['export']['findFirst']>>>, 'progress'> & {
  progress: ExportProgress;
};

export const kindOf = ({ byOperator, caseId, isEverything }: Pick<ExportRow, 'byOperator' | 'caseId' | 'isEverything'>) =>
  byOperator ? 'operator' : caseId ? 'case' : isEverything ? 'everything' : 'readable';

/** Somebody cancelled, or another worker has gone on with it: what this one holds is out of date. */
export class ExportStopped extends Error {}

/** Where the pieces of an export lie, and at last the archive itself. */
export const exportKey = ({ tenantId, id }: { tenantId: string; id: string }, piece: string): string =>
  `${tenantId}/exports/${id}/${piece}`;
export const partName = (part: number): string => `part-${String(part).padStart(6, '0')}.ndjson`;
export const archiveName = 'archive.zip';

export async function readExport(tenantId: string, id: string): Promise<ExportRow | null> {
  const row = await withTenant(tenantId, (tx) => tx.export.findFirst({ where: { id } }));
  return row && { ...row, progress: { ...noProgress, ...(row.progress as Partial<ExportProgress>) } };
}

type Step = {
  progress?: ExportProgress;
  state?: string;
  eventsTotal?: number;
  eventsDone?: number;
  bytesTotal?: number;
  bytesDone?: number;
  bytes?: number;
  checkpoint?: number;
  failure?: string;
  finishedAt?: Date;
  expiresAt?: Date;
  privateEntries?: number;
  privateFiles?: number;
  entriesBeyond?: number;
  filesBeyond?: number;
};

/** Moves an export on; rejects when it is no longer this worker's. */
export async function advance(tx: Pick<TenantTx, 'export'>, row: ExportRow, data: Step): Promise<void> {
  const { count } = await tx.export.updateMany({
    where: { id: row.id, state: row.state, step: row.step },
    data: { ...data, step: { increment: 1 }, touchedAt: new Date() },
  });
  if (count === 0) throw new ExportStopped();
  row.step += 1n;
  if (data.state) row.state = data.state;
  if (data.progress) row.progress = data.progress;
  if (data.checkpoint) row.checkpoint = BigInt(data.checkpoint);
}

/** The same, in a transaction of its own. */
export const moveOn = (row: ExportRow, data: Step): Promise<void> => withTenant(row.tenantId, (tx) => advance(tx, row, data));
