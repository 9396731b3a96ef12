import type { AuditDelivery, AuditWebhookView } from '@parley/contract/audit-webhook';
import { withTenant, type TenantTx } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { AppError, notFound } from '../app-error.ts';
import { recordAct } from '../audit/record-act.ts';
import { newId } from '../id.ts';
import { throttle } from '../identity/throttle.ts';
import { enqueueJob } from '../job/enqueue-job.ts';
import { requireAllowed } from '../policy/decide.ts';
import { sealWebhookSecret, testMessage } from './message.ts';
import { noteDelivery } from './note-delivery.ts';
import { judgeWebhookUrl, postWebhook, type PostOptions } from './post-webhook.ts';
import { newWebhookSecret } from './sign-webhook.ts';

const shownDeliveries = 10;
const fresh = { attempts: 0, failingSince: null, nextAt: null, pausedAt: null, leaseId: null, leasedUntil: null };

/** Where the log is sent, how far that has come, and the last attempts. */
export async function getAuditWebhook(actor: Actor): Promise<{ webhook: AuditWebhookView | null }> {
  requireAllowed(actor, 'workspace.administer', null);
  return withTenant(actor.tenantId, async (tx) => {
    const row = await tx.auditWebhook.findUnique({ where: { tenantId: actor.tenantId } });
    if (!row) return { webhook: null };
    const deliveries = await tx.auditDelivery.findMany({ orderBy: { id: 'desc' }, take: shownDeliveries });
    return {
      webhook: {
        url: row.url,
        state: row.pausedAt ? 'paused' : row.failingSince ? 'failing' : 'on',
        taken: Number(row.taken),
        latest: await latestEntry(tx, actor.tenantId),
        setAt: row.setAt.toISOString(),
        failingSince: row.failingSince?.toISOString() ?? null,
        nextAt: row.nextAt?.toISOString() ?? null,
        deliveries: deliveries.map(({ id, version, at, status, failure, tookMs }) => ({
          id,
          version: version === null ? null : Number(version),
          at: at.toISOString(),
          status,
          failure: failure as AuditDelivery['failure'],
          tookMs,
        })),
      },
    };
  });
}

/**
 * Has every entry from this one on sent to an address. Each time there is a new secret, which is told once: another address
 * is another receiver, and the former one must not be able to sign for it. The first one begins with its own entry.
 */
export async function setAuditWebhook(actor: Actor, input: { url: string }): Promise<{ secret: string }> {
  requireAllowed(actor, 'workspace.administer', null);
  await throttle('auditWebhook.tenant', actor.tenantId);
  const url = judgeWebhookUrl(input.url).href;
  const { tenantId, memberId } = actor;
  const secret = newWebhookSecret();
  await withTenant(tenantId, async (tx) => {
    const before = await tx.auditWebhook.findUnique({ where: { tenantId } });
    const set = { url, secret: sealWebhookSecret(secret, tenantId), setBy: memberId, setAt: new Date(), ...fresh };
    const taken = BigInt(await latestEntry(tx, tenantId));
    await tx.auditWebhook.upsert({ where: { tenantId }, create: { tenantId, taken, ...set }, update: set });
    await recordAct(tx, actor, {
      type: 'audit.webhookSet',
      details: { before: before && withoutQuery(before.url), after: withoutQuery(url) },
    });
  });
  return { secret };
}

/** The log stays where it is; what was sent so far is out of our hands. */
export async function removeAuditWebhook(actor: Actor): Promise<void> {
  requireAllowed(actor, 'workspace.administer', null);
  await withTenant(actor.tenantId, async (tx) => {
    const row = await requireWebhook(tx, actor.tenantId);
    await recordAct(tx, actor, { type: 'audit.webhookRemoved', details: { before: withoutQuery(row.url), after: null } });
    await tx.auditWebhook.delete({ where: { tenantId: actor.tenantId } });
  });
}

/** Sends something that is no entry, once and now, also where it is paused: whoever mends the other side wants to know. */
export async function testAuditWebhook(actor: Actor, options: PostOptions = {}): Promise<void> {
  requireAllowed(actor, 'workspace.administer', null);
  await throttle('auditWebhook.tenant', actor.tenantId);
  const row = await withTenant(actor.tenantId, (tx) => requireWebhook(tx, actor.tenantId));
  const posted = await postWebhook(row.url, testMessage(row, newId()), options);
  await withTenant(actor.tenantId, async (tx) => {
    await requireWebhook(tx, actor.tenantId);
    await noteDelivery(tx, actor.tenantId, { version: null, posted });
    await recordAct(tx, actor, { type: 'audit.webhookTested', details: { status: posted.status, failure: posted.failure } });
  });
}

/** Goes on after a pause: where it stopped, or with any entry there is, which is then sent again with all after it. */
export async function resumeAuditWebhook(actor: Actor, { from }: { from?: number | undefined }): Promise<void> {
  requireAllowed(actor, 'workspace.administer', null);
  await throttle('auditWebhook.tenant', actor.tenantId);
  const { tenantId } = actor;
  await withTenant(tenantId, async (tx) => {
    const row = await requireWebhook(tx, tenantId);
    const next = from ?? Number(row.taken) + 1;
    if (from !== undefined && from > (await latestEntry(tx, tenantId)))
      throw new AppError('INVALID', { message: 'There is no entry of this number yet.' });
    await tx.auditWebhook.update({ where: { tenantId }, data: { ...fresh, taken: BigInt(next - 1) } });
    await recordAct(tx, actor, { type: 'audit.webhookResumed', details: { from: next } });
    await enqueueJob(tx, { name: 'audit.send', payload: {}, key: `audit.send:${tenantId}` });
  });
}

async function requireWebhook(tx: TenantTx, tenantId: string) {
  const row = await tx.auditWebhook.findUnique({ where: { tenantId } });
  if (!row) throw notFound('webhook');
  return row;
}

async function latestEntry(tx: TenantTx, tenantId: string): Promise<number> {
  const stream = await tx.stream.findFirst({ where: { id: tenantId }, select: { version: true } });
  return Number(stream?.version ?? 0);
}

/** Some receivers take a key there, and the log is read by more people than set this up. */
function withoutQuery(address: string): string {
  const { origin, pathname } = new URL(address);
  return origin + pathname;
}
