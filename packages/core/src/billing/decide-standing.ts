import type { Standing } from '@parley/contract/billing-view';
import { graceDays, plans, type BillingPeriod, type PaidPlanName, type PlanName } from '@parley/contract/plans';

const dayMs = 86_400_000;

/** What Stripe says of a customer at one moment. Times are milliseconds. */
export type StripeFacts = {
  now: number;
  /** The one that runs, or else the last that has ended. */
  subscription: {
    id: string;
    itemId: string;
    plan: PaidPlanName;
    period: BillingPeriod;
    quantity: number;
    state: 'trial' | 'running' | 'owing' | 'ended';
    periodEnd: number;
    endsAtPeriodEnd: boolean;
    endedAt: number | null;
  } | null;
  /** Since when something is owed that was asked for and not paid. */
  owedSince: number | null;
};

export type Stood = {
  plan: PlanName;
  period: BillingPeriod | null;
  standing: Standing;
  untilAt: Date | null;
  periodEnd: Date | null;
  seats: number;
  stripeId: string | null;
};

/**
 * How a firm stands: of Stripe's present word, the seats in use and the time, and of nothing that went before. So it does not
 * matter in which order, or how often, Stripe's messages come. A firm that stops paying keeps everything: it goes on for
 * the days of grace, and then reads and exports, until it pays or has room on the free plan.
 */
export function decideStanding({ now, subscription, owedSince }: StripeFacts, usedSeats: number): Stood {
  const runs = subscription !== null && subscription.state !== 'ended';
  const free: Stood = {
    plan: 'free',
    period: null,
    standing: 'active',
    untilAt: null,
    periodEnd: null,
    seats: 0,
    stripeId: subscription?.id ?? null,
  };
  const base: Stood = runs
    ? {
        ...free,
        plan: subscription.plan,
        period: subscription.period,
        periodEnd: new Date(subscription.periodEnd),
        seats: subscription.quantity,
      }
    : free;

  const outgrown = !runs && subscription?.endedAt && usedSeats > plans.free.seats ? subscription.endedAt : null;
  const sinces = [owedSince, outgrown].filter((since) => since !== null);
  if (sinces.length > 0) {
    const graceEnds = Math.min(...sinces) + graceDays * dayMs;
    return { ...base, standing: now < graceEnds ? 'grace' : 'readOnly', untilAt: new Date(graceEnds) };
  }
  if (!runs) return base;
  const until = { ...base, untilAt: new Date(subscription.periodEnd) };
  if (subscription.endsAtPeriodEnd) return { ...until, standing: 'ending' };
  return subscription.state === 'trial' ? { ...until, standing: 'trial' } : base;
}
