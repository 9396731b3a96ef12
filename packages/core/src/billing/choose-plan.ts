import { plans, trialDays, type BillingPeriod, type PaidPlanName } from '@parley/contract/plans';
import { countSeats } from '@parley/db/billing/seats';
import { appendEvent } from '@parley/db/log/append-event';
import { withTenant, type TenantTx } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { AppError } from '../app-error.ts';
import { config } from '../config.ts';
import { throttle } from '../identity/throttle.ts';
import { requireAllowed } from '../policy/decide.ts';
import { ensureCustomer } from './customer.ts';
import { findPrice } from './prices.ts';
import { readFacts } from './read-facts.ts';
import { askStripe } from './stripe-client.ts';
import { syncSubscription } from './sync-subscription.ts';

type Chosen = { plan: PaidPlanName; period: BillingPeriod };

/** To a first plan, by Stripe's own page: the card never comes near us. A firm that never had one tries it out first. */
export async function startCheckout(actor: Actor, chosen: Chosen): Promise<{ url: string }> {
  await begin(actor);
  const { used, hasTried } = await withTenant(actor.tenantId, (tx) => requireRoom(tx, actor.tenantId, chosen.plan));
  const customer = await ensureCustomer(actor);
  if (await findRunning(customer))
    throw new AppError('CONFLICT', { message: 'This workspace has a plan already. Change it on this page.' });
  const back = `${config().publicUrl}/${actor.slug}/admin/billing`;
  const session = await askStripe(async (stripe) =>
    stripe.checkout.sessions.create({
      mode: 'subscription',
      customer,
      client_reference_id: actor.tenantId,
      line_items: [{ price: await findPrice(chosen.plan, chosen.period), quantity: Math.max(1, used) }],
      subscription_data: { metadata: { tenantId: actor.tenantId }, ...(hasTried ? {} : { trial_period_days: trialDays }) },
      allow_promotion_codes: true,
      tax_id_collection: { enabled: true },
      customer_update: { name: 'auto', address: 'auto' },
      success_url: `${back}?from=checkout`,
      cancel_url: back,
    }),
  );
  if (!session.url) throw new Error('a checkout without an address');
  await record(actor, 'billing.checkoutStarted', chosen);
  return { url: session.url };
}

/** From one plan, or period, to another, at once; what is left of the old one is given back on the bill. */
export async function changePlan(actor: Actor, chosen: Chosen): Promise<void> {
  await begin(actor);
  const { customerId, version } = await withTenant(actor.tenantId, (tx) => requireRoom(tx, actor.tenantId, chosen.plan));
  const running = customerId ? await findRunning(customerId) : null;
  if (!running) throw noPlan();
  await askStripe(async (stripe) =>
    stripe.subscriptions.update(
      running.id,
      {
        items: [{ id: running.itemId, price: await findPrice(chosen.plan, chosen.period) }],
        proration_behavior: 'always_invoice',
        cancel_at_period_end: false,
      },
      { idempotencyKey: `plan:${running.id}:${version}:${chosen.plan}:${chosen.period}` },
    ),
  );
  await record(actor, 'billing.planChosen', chosen);
  await syncSubscription(actor.tenantId);
}

/** The plan runs to the end of what is paid, and not further; until then it can be taken back. */
export async function setPlanEnding(actor: Actor, input: { isEnding: boolean }): Promise<void> {
  await begin(actor);
  const row = await withTenant(actor.tenantId, (tx) => tx.subscription.findUnique({ where: { tenantId: actor.tenantId } }));
  const running = row?.customerId ? await findRunning(row.customerId) : null;
  if (!running) throw noPlan();
  await askStripe((stripe) => stripe.subscriptions.update(running.id, { cancel_at_period_end: input.isEnding }));
  await record(actor, input.isEnding ? 'billing.planCancelled' : 'billing.planKept', {});
  await syncSubscription(actor.tenantId);
}

/** Stripe's own page for card, tax number and documents. */
export async function openPortal(actor: Actor): Promise<{ url: string }> {
  await begin(actor);
  const customer = await ensureCustomer(actor);
  const return_url = `${config().publicUrl}/${actor.slug}/admin/billing?from=portal`;
  const session = await askStripe((stripe) => stripe.billingPortal.sessions.create({ customer, return_url }));
  return { url: session.url };
}

/** Asks Stripe now, for somebody who comes back from its pages sooner than its message. */
export async function refreshBilling(actor: Actor): Promise<void> {
  await begin(actor);
  await syncSubscription(actor.tenantId);
}

async function begin(actor: Actor): Promise<void> {
  requireAllowed(actor, 'billing.manage', null);
  await throttle('billing.tenant', actor.tenantId);
}

const noPlan = () => new AppError('CONFLICT', { message: 'This workspace has no plan that is paid. Choose one first.' });

async function findRunning(customerId: string) {
  const { subscription } = await askStripe(() => readFacts(customerId));
  return subscription && subscription.state !== 'ended' ? subscription : null;
}

/** A plan has to hold those who are there. */
async function requireRoom(tx: TenantTx, tenantId: string, plan: PaidPlanName) {
  const row = await tx.subscription.findUnique({ where: { tenantId } });
  const { used } = await countSeats(tx);
  const limit = row?.seatLimit ?? plans[plan].seats;
  if (used > limit)
    throw new AppError('PLAN_LIMIT', {
      message: `This plan has ${limit} seats, and ${used} people are here. Choose a larger plan, or deactivate somebody first.`,
      rule: `seats-of-the-${plan}-plan`,
    });
  return { used, hasTried: row?.hasTried ?? false, customerId: row?.customerId, version: row?.version ?? 0n };
}

async function record(actor: Actor, type: string, payload: Record<string, unknown>): Promise<void> {
  await withTenant(actor.tenantId, (tx) =>
    appendEvent(tx, {
      streamId: actor.tenantId,
      type,
      actorId: actor.memberId,
      subjectId: null,
      payload: JSON.stringify(payload),
    }),
  );
}
