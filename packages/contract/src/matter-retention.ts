import * as z from 'zod';
import { limits } from './limits.ts';
import { id, line } from './primitives.ts';
import { retentionActs } from './retention.ts';

export const matterCounts = ['message', 'closing'] as const;

/**
 * How long a matter keeps what it gathers. `closing`: days count from when the matter was closed, or from when a message was last
 * written, whichever is later; while the matter is open, nothing goes.
 */
export const matterRule = z
  .strictObject({
    act: z.enum(retentionActs),
    days: z.int().min(1).max(limits.retentionDays).nullable(),
    countsFrom: z.enum(matterCounts),
  })
  .refine(({ act, days }) => (act === 'forever') === (days === null), 'Say for how many days.')
  .refine(({ act, countsFrom }) => act !== 'forever' || countsFrom === 'message', 'What is kept for ever counts from nothing.');
export type MatterRule = z.infer<typeof matterRule>;

/** `version` is that of the rule as it was looked at; zero before there was any. */
export const matterRetentionInput = z.strictObject({
  matterId: id,
  rule: matterRule.nullable(),
  version: z.int().nonnegative().max(1_000_000),
  reason: line(limits.holdReason, 'a reason'),
});
export type MatterRetentionInput = z.infer<typeof matterRetentionInput>;

const time = z.iso.datetime();
const person = z.strictObject({ memberId: id, name: z.string() });
/** The shape alone: what is stored has been judged when it was set. */
const ruleView = z.strictObject({ act: z.enum(retentionActs), days: z.int().nullable(), countsFrom: z.enum(matterCounts) });

export const matterRetention = z.strictObject({
  rule: ruleView.nullable(),
  version: z.int(),
  set: z.strictObject({ by: person, at: time }).nullable(),
  /** A change that waits for a second person, or for its day. */
  change: z
    .strictObject({
      id,
      rule: ruleView.nullable(),
      reason: z.string(),
      askedBy: person,
      askedAt: time,
      agreedBy: person.nullable(),
      dueAt: time.nullable(),
      canAgree: z.boolean(),
    })
    .nullable(),
  canSet: z.boolean(),
  delayDays: z.int(),
});
export type MatterRetention = z.infer<typeof matterRetention>;

/** A matter that keeps, as whoever keeps the firm's record sees it: its name, who leads it and its rule, and nothing that it gathers. */
export const keepingMatter = z.strictObject({
  id,
  name: z.string(),
  lead: z.string(),
  closedAt: time.nullable(),
  retention: matterRetention,
});
export type KeepingMatter = z.infer<typeof keepingMatter>;
export const keepingMatterPage = z.strictObject({ items: z.array(keepingMatter), nextCursor: id.nullable() });
