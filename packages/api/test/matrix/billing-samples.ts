import { startCheckout } from '@parley/core/billing/choose-plan';
import { stripe } from '@parley/core/billing/stripe-client';
import { syncSubscription } from '@parley/core/billing/sync-subscription';
import { payAt, readSubscription } from '../../../core/test/billing/open-billing.ts';
import { answers } from './answers.ts';
import type { World } from './build-world.ts';
import type { Samples } from './samples.ts';

const plan = { plan: 'business', period: 'month' } as const;

/** The firm has a plan that is paid; answers another one to change to. */
async function running(world: World) {
  const { tenantId, owner } = world.tenant;
  const stood = await syncSubscription(tenantId);
  if (!stood?.stripeId || stood.plan === 'free') {
    await payAt((await startCheckout(owner, plan)).url);
    await syncSubscription(tenantId);
  }
  return { plan: 'team', period: 'year' } as const;
}

/** The firm's plan, if it has one, has come to its end. */
async function ended(world: World) {
  const { tenantId } = world.tenant;
  if (await syncSubscription(tenantId)) {
    const { customerId } = await readSubscription(tenantId);
    for (const { id } of (await stripe().subscriptions.list({ customer: customerId ?? '' })).data)
      await stripe().subscriptions.cancel(id);
    await syncSubscription(tenantId);
  }
  return plan;
}

/** What a firm pays. */
export const billingSamples: Samples = {
  'billing.changePlan': { input: (world) => running(world), answer: answers.nothing },
  'billing.checkout': { input: (world) => ended(world), answer: answers.url },
  'billing.get': { input: () => undefined, answer: answers.billing },
  'billing.invoices': { input: () => ({ cursor: null }), answer: answers.invoices, mayBeEmpty: true },
  'billing.portal': { input: () => undefined, answer: answers.url },
  'billing.preview': {
    input: () => ({ plan: 'team', period: 'year', addSeats: 2 }),
    answer: answers.billPreview,
    mayBeEmpty: true,
  },
  'billing.refresh': { input: () => undefined, answer: answers.nothing },
  'billing.setEnding': { input: async (world) => (await running(world)) && { isEnding: true }, answer: answers.nothing },
  'billing.standing': { input: () => undefined, answer: answers.standing },
};
