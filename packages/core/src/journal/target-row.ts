import type { TenantTx } from '@parley/db/with-tenant';
import { newId } from '../id.ts';
import { enqueueJob } from '../job/enqueue-job.ts';

export type TargetRow = NonNullable<Awaited<ReturnType<TenantTx['journalTarget']['findFirst']>>>;
const keptNotes = 500;

/** Mail is for conversations. A store and a webhook take the workspace's own log too. */
export const takesLog = ({ kind }: Pick<TargetRow, 'kind'>): boolean => kind !== 'smtp';

export const sendSoon = (tx: TenantTx, { tenantId, id }: Pick<TargetRow, 'tenantId' | 'id'>, runAt?: Date): Promise<void> =>
  enqueueJob(tx, {
    name: 'journal.send',
    payload: { targetId: id },
    key: `journal.send:${tenantId}:${id}`,
    ...(runAt && { runAt }),
  });

type Note = { kind: string; streamId?: string; from?: number; to?: number; detail?: string };

/** The trail of a target, for its page; the oldest go. */
export async function noteOf(
  tx: TenantTx,
  { tenantId, id: targetId }: Pick<TargetRow, 'tenantId' | 'id'>,
  note: Note,
): Promise<void> {
  const { kind, streamId = null, from = null, to = null, detail = null } = note;
  await tx.journalNote.create({
    data: { tenantId, id: newId(), targetId, kind, streamId, fromVersion: from, toVersion: to, detail },
  });
  const [last] = await tx.journalNote.findMany({ where: { targetId }, orderBy: { id: 'desc' }, skip: keptNotes, take: 1 });
  if (last) await tx.journalNote.deleteMany({ where: { targetId, id: { lte: last.id } } });
}
