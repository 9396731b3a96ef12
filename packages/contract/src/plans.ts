/**
 * What a firm can buy: the one table behind the server's checks, the hints on the pages and the prices at Stripe. Every plan
 * has every feature; plans differ by seats and storage. Amounts are cents of a euro for one seat.
 */
export const plans = {
  free: { seats: 10, storageGb: 5, perSeat: false, monthly: 0, yearly: 0, support: 'mail' },
  team: { seats: 100, storageGb: 10, perSeat: true, monthly: 400, yearly: 4_000, support: 'workday' },
  business: { seats: 300, storageGb: 50, perSeat: true, monthly: 700, yearly: 7_000, support: 'hours' },
} as const satisfies Record<string, Plan>;

type Plan = {
  /** At most so many members who are not guests. */
  seats: number;
  /** For the workspace, or for each paid seat. */
  storageGb: number;
  perSeat: boolean;
  monthly: number;
  yearly: number;
  support: 'mail' | 'workday' | 'hours';
};

export const planNames = ['free', 'team', 'business'] as const;
export type PlanName = (typeof planNames)[number];
export const paidPlanNames = ['team', 'business'] as const;
export type PaidPlanName = (typeof paidPlanNames)[number];
export const billingPeriods = ['month', 'year'] as const;
export type BillingPeriod = (typeof billingPeriods)[number];

export const currency = 'eur';
export const trialDays = 14;
/** How long a firm that owes something goes on as before; then it is read-only, until it pays. */
export const graceDays = 14;
/** A seat nobody used for so long is credited for a month. */
export const idleDays = 30;

/** The price of one seat for one period. */
export const seatPrice = (plan: PaidPlanName, period: BillingPeriod): number =>
  period === 'month' ? plans[plan].monthly : plans[plan].yearly;

export const storageBytes = (plan: PlanName, seats: number): number =>
  plans[plan].storageGb * (plans[plan].perSeat ? Math.max(1, seats) : 1) * 1024 ** 3;
