import type { BillingView, InvoiceView, Standing, StandingView } from '@parley/contract/billing-view';
import { invoiceStates } from '@parley/contract/billing-view';
import { limits } from '@parley/contract/limits';
import type { Page } from '@parley/contract/member-view';
import { storageBytes, type BillingPeriod } from '@parley/contract/plans';
import { countSeats, storedBytes } from '@parley/db/billing/seats';
import { withTenant } from '@parley/db/with-tenant';
import type Stripe from 'stripe';
import type { Actor } from '../actor.ts';
import { throttle } from '../identity/throttle.ts';
import { decide, requireAllowed } from '../policy/decide.ts';
import { readSeatLimit } from './require-seats.ts';
import { askStripe, canPay, idOf, isTestMode, stripe } from './stripe-client.ts';

/** Is the workspace read-only, or will it be? Everybody may know that it is; the rest is for those who can do something. */
export async function getStanding(actor: Actor): Promise<StandingView> {
  const row = await withTenant(actor.tenantId, (tx) => tx.subscription.findUnique({ where: { tenantId: actor.tenantId } }));
  const standing = (row?.standing ?? 'active') as Standing;
  const isAdmin = decide(actor, 'billing.manage', null).allow;
  if (!isAdmin && standing !== 'readOnly') return { standing: 'active', until: null };
  return { standing, until: isAdmin ? (row?.untilAt?.toISOString() ?? null) : null };
}

/** Plan, seats, storage and how it is paid, on one page. */
export async function getBilling(actor: Actor): Promise<BillingView> {
  requireAllowed(actor, 'billing.manage', null);
  const { tenantId } = actor;
  await throttle('billingRead.tenant', tenantId);
  const found = await withTenant(tenantId, async (tx) => ({
    row: await tx.subscription.findUnique({ where: { tenantId } }),
    seats: await countSeats(tx),
    limit: await readSeatLimit(tx, tenantId),
    stored: await storedBytes(tx),
  }));
  const { row, seats, limit } = found;
  return {
    plan: limit.plan,
    period: (row?.period ?? null) as BillingPeriod | null,
    standing: (row?.standing ?? 'active') as Standing,
    until: row?.untilAt?.toISOString() ?? null,
    periodEnd: row?.periodEnd?.toISOString() ?? null,
    seats: { ...seats, limit: limit.limit },
    storage: { used: found.stored, limit: storageBytes(limit.plan, seats.used) },
    payment: row?.customerId && canPay() ? await readPayment(row.customerId, row.stripeId) : null,
    hasSubscription: row?.stripeId != null && row.plan !== 'free',
    mayTry: !(row?.hasTried ?? false),
    canPay: canPay(),
    isTest: isTestMode(),
  };
}

/** The newest first. Empty for a firm that never paid. */
export async function listInvoices(actor: Actor, input: { cursor?: string | null }): Promise<Page<InvoiceView>> {
  requireAllowed(actor, 'billing.manage', null);
  await throttle('billingRead.tenant', actor.tenantId);
  const row = await withTenant(actor.tenantId, (tx) => tx.subscription.findUnique({ where: { tenantId: actor.tenantId } }));
  if (!row?.customerId || !canPay()) return { items: [], nextCursor: null };
  const page = { customer: row.customerId, limit: limits.invoicesPerPage, starting_after: input.cursor ?? undefined };
  const { data, has_more } = await askStripe((client) => client.invoices.list(page));
  return {
    items: data.filter(({ status }) => status !== 'draft').map(toInvoiceView),
    nextCursor: has_more ? (data.at(-1)?.id ?? null) : null,
  };
}

function toInvoiceView(invoice: Stripe.Invoice): InvoiceView {
  return {
    id: invoice.id,
    number: invoice.number,
    at: new Date(invoice.created * 1000).toISOString(),
    total: invoice.total,
    currency: invoice.currency,
    state: invoiceStates.find((state) => state === invoice.status) ?? 'open',
    url: invoice.hosted_invoice_url ?? null,
  };
}

/** Null when the service cannot be asked now: the page shows the rest. */
async function readPayment(customerId: string, subscriptionId: string | null): Promise<BillingView['payment']> {
  const read = async () => {
    const [customer, taxIds, subscription] = await Promise.all([
      stripe().customers.retrieve(customerId, { expand: ['invoice_settings.default_payment_method'] }),
      stripe().customers.listTaxIds(customerId, { limit: 1 }),
      subscriptionId
        ? stripe().subscriptions.retrieve(subscriptionId, { expand: ['default_payment_method', 'discounts.source.coupon'] })
        : null,
    ]);
    if (customer.deleted) return null;
    const method = subscription?.default_payment_method ?? customer.invoice_settings.default_payment_method;
    const card = method && typeof method === 'object' ? method.card : null;
    const discount = subscription?.discounts[0];
    const coupon = discount && typeof discount === 'object' ? discount.source.coupon : null;
    return {
      card: card ? { brand: card.brand, last4: card.last4 } : null,
      taxId: taxIds.data[0]?.value ?? null,
      coupon: coupon && typeof coupon === 'object' ? (coupon.name ?? coupon.id) : idOf(coupon),
      credit: Math.max(0, -customer.balance),
    };
  };
  return askStripe(read).catch(() => null);
}
