import { idleDays, seatPrice, type BillingPeriod, type PaidPlanName } from '@parley/contract/plans';
import { idleMembers } from '@parley/db/billing/idle-members';
import { appendEvent } from '@parley/db/log/append-event';
import { withTenant } from '@parley/db/with-tenant';
import type { Stood } from './decide-standing.ts';
import { stripe } from './stripe-client.ts';

const dayMs = 86_400_000;

/**
 * Gives back a month of each seat that nobody has used for a month: a credit on the next bills, once per person and month. The row
 * comes before the credit, and the credit carries its name, so that a crash in between neither forgets nor doubles it.
 */
export async function creditIdleSeats(tenantId: string, customerId: string, stood: Stood, now = new Date()): Promise<number> {
  if (stood.standing !== 'active' || stood.plan === 'free' || !stood.period) return 0;
  const month = now.toISOString().slice(0, 7);
  const amount = await monthOfASeat(stood.plan, stood.period, stood.stripeId);
  const idle = await idleMembers(tenantId, new Date(now.getTime() - idleDays * dayMs));
  const open = await withTenant(tenantId, async (tx) => {
    if (amount > 0)
      await tx.seatCredit.createMany({
        data: idle.map((memberId) => ({ tenantId, memberId, month, amount })),
        skipDuplicates: true,
      });
    return tx.seatCredit.findMany({ where: { givenAt: null } });
  });
  if (open.length === 0) return 0;
  const given = await namesOfCredits(customerId);
  for (const credit of open) {
    const name = `idle:${tenantId}:${credit.memberId}:${credit.month}`;
    if (!given.has(name))
      await stripe().customers.createBalanceTransaction(
        customerId,
        {
          amount: -credit.amount,
          currency: 'eur',
          description: `A seat that was not used in ${credit.month}`,
          metadata: { credit: name },
        },
        { idempotencyKey: name },
      );
    await withTenant(tenantId, async (tx) => {
      const { count } = await tx.seatCredit.updateMany({
        where: { memberId: credit.memberId, month: credit.month, givenAt: null },
        data: { givenAt: new Date() },
      });
      if (count === 0) return;
      await appendEvent(tx, {
        streamId: tenantId,
        type: 'billing.seatCredited',
        actorId: null,
        subjectId: credit.memberId,
        payload: JSON.stringify({ month: credit.month, amount: credit.amount }),
      });
    });
  }
  return open.length;
}

/** No more than was paid: a coupon counts. */
async function monthOfASeat(plan: PaidPlanName, period: BillingPeriod, subscriptionId: string | null): Promise<number> {
  const full = period === 'month' ? seatPrice(plan, period) : Math.floor(seatPrice(plan, period) / 12);
  const discount = subscriptionId
    ? (await stripe().subscriptions.retrieve(subscriptionId, { expand: ['discounts.source.coupon'] })).discounts[0]
    : undefined;
  const coupon = discount && typeof discount === 'object' ? discount.source.coupon : null;
  const percent = coupon && typeof coupon === 'object' ? (coupon.percent_off ?? 0) : 0;
  return Math.floor((full * (100 - percent)) / 100);
}

/** A key for repetition is forgotten after a day; the credits themselves are not. */
async function namesOfCredits(customerId: string): Promise<Set<string>> {
  const names = new Set<string>();
  for await (const transaction of stripe().customers.listBalanceTransactions(customerId, { limit: 100 })) {
    const name = transaction.metadata?.credit;
    if (name) names.add(name);
    if (names.size > 2_000) break;
  }
  return names;
}
