import type { Bill } from '@parley/contract/billing-view';
import { currency, seatPrice, type BillingPeriod, type PaidPlanName } from '@parley/contract/plans';
import { countSeats } from '@parley/db/billing/seats';
import { withTenant } from '@parley/db/with-tenant';
import type Stripe from 'stripe';
import type { Actor } from '../actor.ts';
import { throttle } from '../identity/throttle.ts';
import { requireAllowed } from '../policy/decide.ts';
import { findPrice, planOfProduct } from './prices.ts';
import { readFacts } from './read-facts.ts';
import { askStripe, canPay } from './stripe-client.ts';

/**
 * The bill as it would be after a change, before the change is made: another plan or period, or so many more seats. With no
 * change, the next bill as it stands. Null: nothing would be to pay.
 */
export async function previewBill(
  actor: Actor,
  change: { plan?: PaidPlanName; period?: BillingPeriod; addSeats?: number },
): Promise<{ bill: Bill | null }> {
  requireAllowed(actor, 'billing.manage', null);
  await throttle('billingRead.tenant', actor.tenantId);
  const { row, used } = await withTenant(actor.tenantId, async (tx) => ({
    row: await tx.subscription.findUnique({ where: { tenantId: actor.tenantId } }),
    used: (await countSeats(tx)).used,
  }));
  const quantity = Math.max(1, used + (change.addSeats ?? 0));
  const facts = row?.customerId && canPay() ? await askStripe(() => readFacts(row.customerId ?? '')) : null;
  const running = facts?.subscription && facts.subscription.state !== 'ended' ? facts.subscription : null;
  if (!running) return { bill: change.plan ? firstBill(change.plan, change.period ?? 'month', quantity) : null };
  if (running.endsAtPeriodEnd && !change.plan) return { bill: null };
  const price =
    change.plan || change.period
      ? await askStripe(() => findPrice(change.plan ?? running.plan, change.period ?? running.period))
      : undefined;
  const invoice = await askStripe((stripe) =>
    stripe.invoices.createPreview({
      subscription: running.id,
      subscription_details: {
        items: [{ id: running.itemId, quantity, ...(price ? { price } : {}) }],
        proration_behavior: price ? 'always_invoice' : 'create_prorations',
        ...(price ? { cancel_at_period_end: false } : {}),
      },
    }),
  );
  return { bill: toBill(invoice) };
}

function firstBill(plan: PaidPlanName, period: BillingPeriod, seats: number): Bill {
  const amount = seatPrice(plan, period) * seats;
  return { currency, lines: [{ plan, seats, amount, isProration: false }], total: amount, due: amount, at: null };
}

function toBill(invoice: Stripe.Invoice): Bill {
  const at = invoice.next_payment_attempt ?? invoice.period_end;
  return {
    currency: invoice.currency,
    lines: invoice.lines.data.map((line) => ({
      plan: planOfProduct(line.pricing?.price_details?.product ?? null),
      seats: line.quantity,
      amount: line.amount,
      isProration: line.parent?.subscription_item_details?.proration ?? line.parent?.invoice_item_details?.proration ?? false,
    })),
    total: invoice.total,
    due: invoice.amount_due,
    at: new Date(at * 1000).toISOString(),
  };
}
