import { lockWaiting, type WaitingRow } from '@parley/db/notification/select-notifications';
import { tenantsToTell } from '@parley/db/notification/tenants-to-tell';
import { withTenant, type TenantTx } from '@parley/db/with-tenant';
import { enqueueJob } from '../job/enqueue-job.ts';
import { log } from '../log.ts';
import { decideMail, decidePush, type PushDecision } from './decide-telling.ts';
import { standingOf } from './standing-of.ts';

type By = 'push' | 'mail';
const batch = 500;

/**
 * Decides on everything that waits to be pushed, or mailed. What is to go out becomes a job in the same transaction as the
 * decision; what is not gets its reason, which is the answer to 'why was I not told'.
 */
export async function tellWaiting(by: By, now = new Date()): Promise<void> {
  for (const tenantId of await tenantsToTell(by))
    await tellTenant(tenantId, by, now).catch((error: unknown) =>
      log.error({ tenantId, by, err: error }, 'who waits could not be told'),
    );
}

export async function tellTenant(tenantId: string, by: By, now = new Date()): Promise<void> {
  const peeked = await withTenant(tenantId, (tx) => lockWaiting(tx, { by, limit: batch }));
  if (peeked.length === 0) return;
  const standing = await standingOf(tenantId, [...new Set(peeked.map((row) => row.member_id))]);
  await withTenant(tenantId, async (tx) => {
    const rows = (await lockWaiting(tx, { by, limit: batch })).flatMap((row) => {
      const how = standing.get(row.member_id);
      return how ? [{ row, how: { ...how, now } }] : [];
    });
    if (by === 'push')
      return settlePushes(
        tx,
        rows.map(({ row, how }) => ({ id: row.id, outcome: decidePush(facts(row), how, how.devices) })),
      );
    const decided = rows.map(({ row, how }) => ({
      row,
      id: row.id,
      outcome: decideMail({ ...facts(row), reason: row.reason, createdAt: row.created_at }, how, how.lastMailAt),
    }));
    for (const [outcome, ids] of byOutcome(decided))
      if (outcome !== 'mail' && outcome !== 'wait')
        await tx.notification.updateMany({ where: { id: { in: ids } }, data: { emailOutcome: outcome } });
    const due = decided.filter(({ outcome }) => outcome === 'mail').map(({ row }) => row);
    for (const memberId of new Set(due.map((row) => row.member_id))) {
      const ids = due.filter((row) => row.member_id === memberId).map((row) => row.id);
      await settleMail(tx, { memberId, ids, rows: rows.map(({ row }) => row), now });
    }
  });
}

const facts = (row: WaitingRow) => ({ isDeleted: row.is_deleted, isRead: row.is_read, mayRead: row.may_read });

function byOutcome<Outcome>(decided: { id: string; outcome: Outcome }[]): Map<Outcome, string[]> {
  const groups = new Map<Outcome, string[]>();
  for (const { id, outcome } of decided) groups.set(outcome, [...(groups.get(outcome) ?? []), id]);
  return groups;
}

async function settlePushes(tx: TenantTx, decided: { id: string; outcome: PushDecision }[]): Promise<void> {
  for (const [outcome, ids] of byOutcome(decided)) {
    const pushOutcome = outcome === 'push' ? 'queued' : outcome;
    await tx.notification.updateMany({ where: { id: { in: ids } }, data: { pushOutcome } });
  }
  for (const { id, outcome } of decided)
    if (outcome === 'push') await enqueueJob(tx, { name: 'push.send', payload: { notificationId: id } });
}

/** One mail takes along all that waits for this person, also what came a moment ago. */
async function settleMail(
  tx: TenantTx,
  { memberId, ids, rows, now }: { memberId: string; ids: string[]; rows: WaitingRow[]; now: Date },
): Promise<void> {
  const also = rows.filter(
    (row) =>
      row.member_id === memberId &&
      decideMail({ ...facts(row), reason: row.reason, createdAt: new Date(0) }, { ...atOnce, now }, null) === 'mail',
  );
  const all = [...new Set([...ids, ...also.map((row) => row.id)])];
  await tx.notification.updateMany({ where: { id: { in: all } }, data: { emailOutcome: 'queued', emailedAt: now } });
  await enqueueJob(tx, { name: 'mail.unread', payload: { memberId, notificationIds: all } });
}

const atOnce = { state: 'offline' as const, preferences: { quietHours: null, timeZone: null, emailAfterMinutes: 5 } };
