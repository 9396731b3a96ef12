import type { TenantTx } from '@parley/db/with-tenant';
import { enqueueJob } from '../job/enqueue-job.ts';
import { newsOf, remindMs, type BillingNews, type Known } from './billing-news.ts';

/** Has those who can do something about it told by mail of what has changed, and again before a date that matters. */
export async function tellOfStanding(tx: TenantTx, tenantId: string, { was, is }: { was: Known; is: Known }): Promise<void> {
  const what = newsOf(was.standing, is.standing);
  if (what) await mailPayers(tx, tenantId, what);
  const ends = (is.standing === 'grace' || is.standing === 'trial') && is.untilAt;
  if (!ends || (was.standing === is.standing && was.untilAt?.getTime() === ends.getTime())) return;
  const runAt = new Date(ends.getTime() - remindMs);
  if (runAt.getTime() > Date.now())
    await enqueueJob(tx, {
      name: 'billing.remind',
      payload: { until: ends.toISOString() },
      key: `billing.remind:${tenantId}`,
      runAt,
    });
}

/** Owners, and whoever was given the billing. A later mail takes the place of one that still waits. */
export async function mailPayers(tx: TenantTx, tenantId: string, what: BillingNews): Promise<void> {
  const people = await tx.member.findMany({ where: payers, select: { id: true }, take: 50 });
  for (const { id } of people)
    await enqueueJob(tx, { name: 'mail.billing', payload: { memberId: id, what }, key: `mail.billing:${tenantId}:${id}` });
}

export const payers = {
  deactivatedAt: null,
  OR: [{ role: 'owner' as const }, { role: { not: 'guest' as const }, permissions: { some: { permission: 'billing' } } }],
};
