import type Stripe from 'stripe';
import type { StripeFacts } from './decide-standing.ts';
import { planOf } from './prices.ts';
import { stripe } from './stripe-client.ts';

const states: Record<string, NonNullable<StripeFacts['subscription']>['state']> = {
  trialing: 'trial',
  active: 'running',
  past_due: 'owing',
  unpaid: 'owing',
  paused: 'owing',
  canceled: 'ended',
};

/** Asks Stripe how things are now. The time is that of the customer's test clock, where there is one. */
export async function readFacts(customerId: string): Promise<StripeFacts> {
  const [customer, subscriptions, unpaid] = await Promise.all([
    stripe().customers.retrieve(customerId, { expand: ['test_clock'] }),
    stripe().subscriptions.list({ customer: customerId, status: 'all', limit: 20 }),
    stripe().invoices.list({ customer: customerId, status: 'open', limit: 100 }),
  ]);
  const known = subscriptions.data
    .flatMap((one) => toSubscription(one) ?? [])
    // The newest comes first; one that runs goes before one that has ended.
    .toSorted((a, b) => Number(a.state === 'ended') - Number(b.state === 'ended'));
  const owed = unpaid.data
    .filter((invoice) => invoice.attempted && invoice.amount_remaining > 0)
    .map((invoice) => invoice.status_transitions.finalized_at ?? invoice.created);
  return {
    now: clockOf(customer) ?? Date.now(),
    subscription: known[0] ?? null,
    owedSince: owed.length > 0 ? Math.min(...owed) * 1000 : null,
  };
}

function clockOf(customer: Stripe.Customer | Stripe.DeletedCustomer): number | null {
  const clock = customer.deleted ? null : customer.test_clock;
  return clock && typeof clock === 'object' ? clock.frozen_time * 1000 : null;
}

function toSubscription(given: Stripe.Subscription): NonNullable<StripeFacts['subscription']> | null {
  const item = given.items.data[0];
  const state = states[given.status];
  const bought = item && planOf(item.price);
  // What never began, and what is none of ours.
  if (!item || !state || !bought) return null;
  return {
    id: given.id,
    itemId: item.id,
    ...bought,
    quantity: item.quantity ?? 1,
    state,
    periodEnd: item.current_period_end * 1000,
    endsAtPeriodEnd: given.cancel_at_period_end,
    endedAt: given.ended_at ? given.ended_at * 1000 : null,
  };
}
