import { listWaiting, moveCursor, type Waiting } from '@parley/db/journal/journal-queries';
import { withTenant, type TenantTx } from '@parley/db/with-tenant';
import { recordAct } from '../audit/record-act.ts';
import { newId } from '../id.ts';
import { enqueueJob } from '../job/enqueue-job.ts';
import { log } from '../log.ts';
import { isGivenUp, waitAfter } from '../webhook/back-off.ts';
import { NotTaken, type Delivery, type OpenDelivery } from './delivery.ts';
import { openDelivery } from './open-delivery.ts';
import { readStretch } from './read-stretch.ts';
import { noteOf, sendSoon, takesLog, type TargetRow } from './target-row.ts';
import { openPlace } from './target-secrets.ts';

const leaseMs = 120_000;
/** Then others have their turn, and the job goes on after them. */
const turnMs = 60_000;
/** How long something waits at most where all is well. */
const lookAgainMs = 15_000;
const streamsPerLook = 50;
type Options = { now?: () => Date; open?: OpenDelivery };

/** Somebody paused or rewound the target, or another worker has it. */
class LeaseLost extends Error {}

/**
 * Sends a target what it has not taken yet: stream by stream, each in order. An entry counts as taken after it was taken, so a
 * crash between the two sends it again, under the same id, and never not at all. It looks again by itself for as long as the
 * target is on; writing a message costs nothing more because of it.
 */
export async function sendJournal(
  { tenantId, targetId }: { tenantId: string; targetId: string },
  { now = () => new Date(), open = openDelivery }: Options = {},
): Promise<void> {
  const row = await lease(tenantId, targetId, now());
  if (!row) return;
  const delivery = open(openPlace(row));
  const until = Date.now() + turnMs;
  let isMore = false;
  try {
    do {
      const waiting = await withTenant(tenantId, (tx) =>
        listWaiting(tx, targetId, { isWithLog: takesLog(row), limit: streamsPerLook }),
      );
      isMore = waiting.length > 0;
      for (const stream of waiting) if (Date.now() < until) await sendStretch(row, stream, delivery, now);
    } while (isMore && Date.now() < until);
  } catch (error) {
    if (error instanceof LeaseLost) return;
    if (!(error instanceof NotTaken)) log.error({ targetId, err: error }, 'a journal broke off');
    return await noteFailure(row, error instanceof NotTaken ? error.failure : 'internal', now());
  } finally {
    await delivery.close();
  }
  await withTenant(tenantId, async (tx) => {
    const { count } = await tx.journalTarget.updateMany({
      where: { id: targetId, leaseId: row.leaseId },
      data: { leaseId: null, leasedUntil: null, failingSince: null, failure: null, attempts: 0, nextAt: null },
    });
    if (count > 0) await sendSoon(tx, row, isMore ? undefined : new Date(now().getTime() + lookAgainMs));
  });
}

/** Null: nothing is to be sent now, or somebody else is at it. A lease may outlive its holder, so its end is looked at again. */
async function lease(tenantId: string, targetId: string, now: Date): Promise<TargetRow | null> {
  return withTenant(tenantId, async (tx) => {
    const row = await tx.journalTarget.findFirst({ where: { id: targetId, state: 'on' } });
    if (!row) return null;
    const leaseId = newId();
    const { count } = await tx.journalTarget.updateMany({
      where: {
        id: targetId,
        state: 'on',
        AND: [{ OR: [{ leasedUntil: null }, { leasedUntil: { lte: now } }] }, { OR: [{ nextAt: null }, { nextAt: { lte: now } }] }],
      },
      data: { leaseId, leasedUntil: new Date(now.getTime() + leaseMs) },
    });
    if (count > 0) return { ...row, leaseId };
    const waits = [row.leasedUntil, row.nextAt].flatMap((at) => (at ? [at.getTime()] : []));
    await sendSoon(tx, row, new Date(Math.max(...waits, now.getTime())));
    return null;
  });
}

async function sendStretch(row: TargetRow, waiting: Waiting, delivery: Delivery, now: () => Date): Promise<void> {
  const { tenantId, id: targetId, leaseId } = row;
  const { streamId, after } = waiting;
  const stretch = await readStretch(tenantId, waiting);
  let from = after;
  await delivery.deliver(stretch, async (version, leftOut) => {
    const deliveredAt = now();
    await withTenant(tenantId, async (tx) => {
      // Held until the end, so that a pause or a replay counts from here.
      const { count } = await tx.journalTarget.updateMany({
        where: { id: targetId, leaseId, state: 'on' },
        data: {
          delivered: { increment: version - from },
          deliveredAt,
          leasedUntil: new Date(deliveredAt.getTime() + leaseMs),
          failingSince: null,
          failure: null,
          attempts: 0,
          nextAt: null,
        },
      });
      if (count === 0) throw new LeaseLost();
      await moveCursor(tx, targetId, streamId, version);
      for (const { file, why } of leftOut)
        await noteOf(tx, row, { kind: 'fileLeftOut', streamId, from: version, to: version, detail: `${why} ${file.id}` });
    });
    from = version;
  });
  await withTenant(tenantId, (tx) => noteOf(tx, row, { kind: 'delivered', streamId, from: after + 1, to: from }));
}

/** Later and later; after a day it is paused, and owners are written to. A gap in the log is nothing that time mends. */
async function noteFailure(row: TargetRow, failure: NotTaken['failure'], now: Date): Promise<void> {
  const { tenantId, id } = row;
  await withTenant(tenantId, async (tx) => {
    const current = await tx.journalTarget.findFirst({ where: { id, leaseId: row.leaseId, state: 'on' } });
    if (!current) return;
    const failingSince = current.failingSince ?? now;
    const attempts = current.attempts + 1;
    const failed = { failure, failingSince, attempts, leaseId: null, leasedUntil: null };
    await noteOf(tx, row, { kind: failure === 'gap' ? 'gap' : 'failed', detail: failure });
    if (failure !== 'gap' && !isGivenUp(failingSince, now)) {
      const nextAt = new Date(now.getTime() + waitAfter(attempts));
      await tx.journalTarget.updateMany({ where: { id }, data: { ...failed, nextAt } });
      return sendSoon(tx, row, nextAt);
    }
    await tx.journalTarget.updateMany({ where: { id }, data: { ...failed, state: 'paused', nextAt: null } });
    const details = { targetId: id, name: row.name, failure, since: failingSince.toISOString() };
    await recordAct(tx, { tenantId, memberId: null }, { type: 'journal.failed', details });
    await tellOwners(tx, row);
  });
}

async function tellOwners(tx: TenantTx, { tenantId, id: targetId }: TargetRow): Promise<void> {
  const owners = await tx.member.findMany({ where: { role: 'owner', deactivatedAt: null }, select: { id: true } });
  for (const { id: memberId } of owners)
    await enqueueJob(tx, {
      name: 'mail.journalPaused',
      payload: { memberId, targetId },
      key: `mail.journalPaused:${tenantId}:${targetId}:${memberId}`,
    });
}
