import * as z from 'zod';

/** What waits for somebody's decision: of each kind that one person asks for and another one answers. */
export const waitingKinds = [
  'heldMessages',
  'cases',
  'exports',
  'retention',
  'journal',
  'supervisionPolicies',
  'reviews',
  'joinRequests',
] as const;
export const waitingKind = z.enum(waitingKinds);
export type WaitingKind = z.infer<typeof waitingKind>;

/** On which page of the administration one decides. */
export const waitingPages = {
  heldMessages: 'held-messages',
  cases: 'cases',
  exports: 'archive',
  retention: 'retention',
  journal: 'journal',
  supervisionPolicies: 'supervision-policies',
  reviews: 'supervision',
  joinRequests: 'members',
} as const satisfies Record<WaitingKind, string>;

/** Only what the asker may decide, never what they asked for themselves. A kind of which nothing waits is not in it. */
export const waitingList = z.strictObject({
  items: z.array(z.strictObject({ kind: waitingKind, count: z.int().positive(), oldestAt: z.iso.datetime() })),
});
export type WaitingList = z.infer<typeof waitingList>;

/** Kinds whose asker is a person of the firm, who is told what came of it. */
export const decidedKinds = ['heldMessages', 'cases', 'exports', 'retention', 'journal', 'supervisionPolicies'] as const;
export type DecidedKind = (typeof decidedKinds)[number];
