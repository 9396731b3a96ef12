import type { Standing } from '@parley/contract/billing-view';

/** What a firm is told by mail about paying. `paid`: something was owed, and is no longer. */
export const billingNews = ['grace', 'graceEnds', 'readOnly', 'paid', 'trialEnds'] as const;
export type BillingNews = (typeof billingNews)[number];
export type Known = { standing: string; untilAt: Date | null };

/** So long before the grace or the trial ends. */
export const remindMs = 3 * 86_400_000;

const inOrder: string[] = ['active', 'trial', 'ending'] satisfies Standing[];

/** What is worth a mail when a firm stands otherwise than before. */
export function newsOf(was: string, is: string): BillingNews | null {
  if (was === is) return null;
  if (is === 'grace') return 'grace';
  if (is === 'readOnly') return 'readOnly';
  return inOrder.includes(was) ? null : 'paid';
}

/** Is it still so when the mail is written? */
export function isStillNews(what: BillingNews, standing: string): boolean {
  if (what === 'paid') return inOrder.includes(standing);
  return standing === { grace: 'grace', graceEnds: 'grace', readOnly: 'readOnly', trialEnds: 'trial' }[what];
}
