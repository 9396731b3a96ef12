import { withheldType, type AuditEntry } from '@parley/contract/audit-view';
import { selectSilenced } from '@parley/db/case/silenced';
import { readAudit, type AuditRow } from '@parley/db/log/read-audit';
import { withTenant, type TenantTx } from '@parley/db/with-tenant';
import { recordAct } from '../audit/record-act.ts';
import { toAuditEntry } from '../audit/list-audit.ts';
import { newId } from '../id.ts';
import { enqueueJob } from '../job/enqueue-job.ts';
import { isGivenUp, waitAfter } from './back-off.ts';
import { entryMessage } from './message.ts';
import { noteDelivery } from './note-delivery.ts';
import { postWebhook, type Posted, type PostOptions } from './post-webhook.ts';

const leaseMs = 60_000;
/** Then others have their turn, and the job goes on after them. */
const turnMs = 60_000;
/** Where a run has got to; a test stops it at each. */
export type SendStep = 'leased' | 'posted' | 'noted';
type Options = PostOptions & { reached?: (step: SendStep) => void | Promise<void>; now?: () => Date };

/**
 * Sends what is new in a firm's own log, entry by entry and in order: the next one goes when the one before was taken. What
 * was sent is noted after it was taken, so that a crash between the two sends it twice, and never not at all.
 */
export async function sendAudit({ tenantId }: { tenantId: string }, options: Options = {}): Promise<void> {
  const { reached = () => {}, now = () => new Date() } = options;
  const leaseId = newId();
  if (!(await lease(tenantId, leaseId, now()))) return;
  await reached('leased');
  const until = Date.now() + turnMs;
  for (let goesOn = true; goesOn && Date.now() < until;) goesOn = await sendNext(tenantId, leaseId, options);
  await withTenant(tenantId, async (tx) => {
    await tx.auditWebhook.updateMany({ where: { tenantId, leaseId }, data: { leaseId: null, leasedUntil: null } });
  });
  // An entry whose own job found the lease taken, between the last look and its release.
  await withTenant(tenantId, async (tx) => {
    const row = await tx.auditWebhook.findUnique({ where: { tenantId } });
    if (row && !row.pausedAt && !row.nextAt && (await nextEntry(tx, row))) await again(tx, tenantId);
  });
}

/** False: nothing is to be sent now, or somebody else is at it. Their lease may outlive them, so its end is looked at again. */
async function lease(tenantId: string, leaseId: string, now: Date): Promise<boolean> {
  return withTenant(tenantId, async (tx) => {
    const row = await tx.auditWebhook.findUnique({ where: { tenantId } });
    if (!row || row.pausedAt) return false;
    const { count } = await tx.auditWebhook.updateMany({
      where: {
        tenantId,
        pausedAt: null,
        AND: [{ OR: [{ leasedUntil: null }, { leasedUntil: { lte: now } }] }, { OR: [{ nextAt: null }, { nextAt: { lte: now } }] }],
      },
      data: { leaseId, leasedUntil: new Date(now.getTime() + leaseMs) },
    });
    if (count > 0) return true;
    const waits = [row.leasedUntil, row.nextAt].filter((at) => at !== null).map((at) => at.getTime());
    await again(tx, tenantId, new Date(Math.max(...waits, now.getTime())));
    return false;
  });
}

/** True: it was taken, and there may be more. */
async function sendNext(tenantId: string, leaseId: string, { reached = () => {}, now = () => new Date(), ...post }: Options) {
  const due = await withTenant(tenantId, async (tx) => {
    const row = await tx.auditWebhook.findFirst({ where: { leaseId, pausedAt: null } });
    const entry = row && (await nextEntry(tx, row));
    return row && entry ? { row, entry } : null;
  });
  if (!due) return false;
  const { row, entry } = due;
  const posted = await postWebhook(row.url, entryMessage(row, entry), post);
  await reached('posted');
  const isTaken = posted.failure === null;
  await withTenant(tenantId, async (tx) => {
    // Held until the end, so that a change of the address or of where to go on counts from here.
    const { count } = await tx.auditWebhook.updateMany({
      where: { tenantId, leaseId, taken: row.taken, url: row.url },
      data: isTaken
        ? { taken: entry.version, attempts: 0, failingSince: null, nextAt: null, leasedUntil: new Date(now().getTime() + leaseMs) }
        : {},
    });
    if (count === 0) return;
    await noteDelivery(tx, tenantId, { version: BigInt(entry.version), posted });
    if (!isTaken) await noteFailure(tx, row, { now: now(), posted });
  });
  await reached('noted');
  return isTaken;
}

type Row = NonNullable<Awaited<ReturnType<TenantTx['auditWebhook']['findUnique']>>>;

async function noteFailure(
  tx: TenantTx,
  { tenantId, failingSince, attempts }: Row,
  { now, posted }: { now: Date; posted: Posted },
) {
  const since = failingSince ?? now;
  const failed = { attempts: attempts + 1, failingSince: since };
  if (!isGivenUp(since, now)) {
    const nextAt = new Date(now.getTime() + waitAfter(failed.attempts));
    await tx.auditWebhook.updateMany({ where: { tenantId }, data: { ...failed, nextAt } });
    await again(tx, tenantId, nextAt);
    return;
  }
  await tx.auditWebhook.updateMany({ where: { tenantId }, data: { ...failed, nextAt: null, pausedAt: now } });
  const details = { since: since.toISOString(), status: posted.status, failure: posted.failure };
  await recordAct(tx, { tenantId, memberId: null }, { type: 'audit.webhookPaused', details });
  const owners = await tx.member.findMany({ where: { role: 'owner', deactivatedAt: null }, select: { id: true } });
  for (const { id } of owners)
    await enqueueJob(tx, { name: 'mail.webhookPaused', payload: { memberId: id }, key: `mail.webhookPaused:${tenantId}:${id}` });
}

const again = (tx: TenantTx, tenantId: string, runAt?: Date) =>
  enqueueJob(tx, { name: 'audit.send', payload: {}, key: `audit.send:${tenantId}`, ...(runAt && { runAt }) });

/**
 * What speaks of a case goes without what it says: whoever set the address up, or runs what listens there, may be whom a case is
 * about. That is so for every case, so that it says nothing of any; the number is sent, so that a receiver sees that it lost none.
 */
async function nextEntry(tx: TenantTx, { taken, setBy }: Pick<Row, 'taken' | 'setBy'>): Promise<AuditEntry | undefined> {
  const version = Number(taken) + 1;
  const [row] = await readAudit(tx, { version, limit: 1 });
  if (!row || row.type.startsWith('case.')) return row && withheld(row);
  const without = await selectSilenced(tx, { memberId: setBy, silence: 'all' });
  const [told] = await readAudit(tx, { version, without, limit: 1 });
  return told ? toAuditEntry(told) : withheld(row);
}

const withheld = ({ version, at }: AuditRow): AuditEntry => ({
  ...{ version: Number(version), at: at.toISOString(), type: withheldType },
  ...{ actor: null, subject: null, address: null, details: null },
});
