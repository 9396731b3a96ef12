import * as z from 'zod';
import { billingPeriods, paidPlanNames, planNames } from './plans.ts';

/** How a firm stands: `grace` owes something and goes on as before until `graceUntil`; `readOnly` can read, export and pay. */
export const standings = ['active', 'trial', 'ending', 'grace', 'readOnly'] as const;
export type Standing = (typeof standings)[number];

const time = z.iso.datetime();

/** What every member may know; why, and until when, is told to those who administer. */
export const standingView = z.strictObject({ standing: z.enum(standings), until: time.nullable() });
export type StandingView = z.infer<typeof standingView>;

/** Amounts are in cents of `currency`; a negative line is a credit. */
export const billLine = z.strictObject({
  plan: z.enum(paidPlanNames).nullable(),
  seats: z.number().nullable(),
  amount: z.number(),
  /** For the rest of the present period. */
  isProration: z.boolean(),
});
export const bill = z.strictObject({
  currency: z.string(),
  lines: z.array(billLine),
  total: z.number(),
  /** What the customer's credit leaves to pay. */
  due: z.number(),
  at: time.nullable(),
});
export type Bill = z.infer<typeof bill>;

export const billingView = z.strictObject({
  plan: z.enum(planNames),
  period: z.enum(billingPeriods).nullable(),
  standing: z.enum(standings),
  until: time.nullable(),
  periodEnd: time.nullable(),
  /** Members with a seat, open invitations that hold one, and the most there may be. */
  seats: z.strictObject({ used: z.number(), invited: z.number(), limit: z.number() }),
  storage: z.strictObject({ used: z.number(), limit: z.number() }),
  /** Null where nothing is paid by Stripe: a free firm that never paid, or a plan agreed otherwise. */
  payment: z
    .strictObject({
      card: z.strictObject({ brand: z.string(), last4: z.string() }).nullable(),
      taxId: z.string().nullable(),
      coupon: z.string().nullable(),
      /** In cents; what the next bills are less by. */
      credit: z.number(),
    })
    .nullable(),
  hasSubscription: z.boolean(),
  mayTry: z.boolean(),
  /** False where the installation has no payment service. */
  canPay: z.boolean(),
  isTest: z.boolean(),
});
export type BillingView = z.infer<typeof billingView>;

export const invoiceStates = ['draft', 'open', 'paid', 'void', 'uncollectible'] as const;
export const invoiceView = z.strictObject({
  id: z.string(),
  number: z.string().nullable(),
  at: time,
  total: z.number(),
  currency: z.string(),
  state: z.enum(invoiceStates),
  /** Stripe's page of it, for payment and as a document. */
  url: z.string().nullable(),
});
export type InvoiceView = z.infer<typeof invoiceView>;
