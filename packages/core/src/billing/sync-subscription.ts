import type { PlanName } from '@parley/contract/plans';
import { countSeats } from '@parley/db/billing/seats';
import { appendEvent } from '@parley/db/log/append-event';
import { withTenant, type TenantTx } from '@parley/db/with-tenant';
import { enqueueJob } from '../job/enqueue-job.ts';
import { decideStanding, type StripeFacts, type Stood } from './decide-standing.ts';
import { readFacts } from './read-facts.ts';
import { forgetStanding } from './require-writable.ts';
import { stripe } from './stripe-client.ts';
import { tellOfStanding } from './tell-of-standing.ts';

/** Where a sync has got to; a test stops it at each. */
export type SyncStep = 'read' | 'asked' | 'seated' | 'written';
type Options = { reached?: (step: SyncStep) => void | Promise<void>; because?: string };

const attempts = 5;

/**
 * Brings our copy of a firm's subscription in line with Stripe, and what Stripe is paid for in line with the members. Asks
 * anew, so that it may run at any time, repeatedly, and beside itself: an answer is written only if nobody wrote since before it
 * was asked for, or else asked for again.
 */
export async function syncSubscription(tenantId: string, { reached = () => {}, because }: Options = {}): Promise<Stood | null> {
  for (let attempt = 1; ; attempt += 1) {
    const before = await withTenant(tenantId, async (tx) => {
      const row = await tx.subscription.findUnique({ where: { tenantId } });
      return { row, used: (await countSeats(tx)).used };
    });
    const { row, used } = before;
    if (!row?.customerId) return null;
    await reached('read');
    const facts = await readFacts(row.customerId);
    await reached('asked');
    await seat(facts, used, row.version);
    await reached('seated');
    const stood = decideStanding(facts, used);
    // Who never had a plan at Stripe keeps what was agreed otherwise.
    if (!facts.subscription) stood.plan = row.plan as PlanName;
    if (await withTenant(tenantId, (tx) => write(tx, tenantId, { row, stood, facts, because }))) {
      forgetStanding(tenantId);
      await reached('written');
      return stood;
    }
    if (attempt === attempts) throw new Error('the subscription changed under every attempt to sync it');
  }
}

/** Pays for as many seats as are in use, from now on; the rest of the period is on the next bill. */
async function seat({ subscription }: StripeFacts, used: number, version: bigint): Promise<void> {
  const wanted = Math.max(1, used);
  if (!subscription || subscription.state === 'ended' || subscription.quantity === wanted) return;
  await stripe().subscriptions.update(
    subscription.id,
    { items: [{ id: subscription.itemId, quantity: wanted }], proration_behavior: 'create_prorations' },
    { idempotencyKey: `seats:${subscription.id}:${version}:${subscription.quantity}:${wanted}` },
  );
  subscription.quantity = wanted;
}

type Row = NonNullable<Awaited<ReturnType<TenantTx['subscription']['findUnique']>>>;
type Written = { row: Row; stood: Stood; facts: StripeFacts; because: string | undefined };

/** False: somebody else wrote in the meantime. */
async function write(tx: TenantTx, tenantId: string, { row, stood, facts, because }: Written): Promise<boolean> {
  const { count } = await tx.subscription.updateMany({
    where: { tenantId, version: row.version },
    data: {
      ...stood,
      hasTried: row.hasTried || facts.subscription !== null,
      version: row.version + 1n,
      syncedAt: new Date(),
    },
  });
  if (count === 0) return false;
  const was = summary(row);
  const is = summary(stood);
  if (JSON.stringify(was) !== JSON.stringify(is))
    await appendEvent(tx, {
      streamId: tenantId,
      type: 'billing.changed',
      actorId: null,
      subjectId: null,
      payload: JSON.stringify({ before: was, after: is, ...(because ? { because } : {}) }),
    });
  await tellOfStanding(tx, tenantId, { was: row, is: stood });
  // What changes by time alone: the grace ends, and nobody sends a message about it.
  if (stood.standing === 'grace' && stood.untilAt)
    await enqueueJob(tx, {
      name: 'billing.sync',
      payload: {},
      key: `billing.clock:${tenantId}`,
      runAt: new Date(stood.untilAt.getTime() + 1_000),
    });
  return true;
}

const summary = ({ plan, period, standing, untilAt, seats }: Pick<Row, 'plan' | 'period' | 'standing' | 'untilAt' | 'seats'>) => ({
  plan,
  period,
  standing,
  until: untilAt?.toISOString() ?? null,
  seats,
});
