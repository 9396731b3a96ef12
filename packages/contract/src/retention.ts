import * as z from 'zod';
import { limits } from './limits.ts';
import { id, line } from './primitives.ts';

export const retentionScopes = ['everything', 'direct', 'channel', 'person'] as const;
/** `atLeast`: nothing goes before; what happens then is for other rules to say. `deleteAfter`: it is kept so long, and goes then. */
export const retentionActs = ['forever', 'atLeast', 'deleteAfter'] as const;
export type RetentionAct = (typeof retentionActs)[number];

export const retentionRule = z
  .strictObject({
    scope: z.enum(retentionScopes),
    /** The channel or the person. */
    id: id.nullable(),
    act: z.enum(retentionActs),
    days: z.int().min(1).max(limits.retentionDays).nullable(),
  })
  .refine(
    ({ scope, id: named }) => (scope === 'channel' || scope === 'person') === (named !== null),
    'Choose for what this rule is.',
  )
  .refine(({ act, days }) => (act === 'forever') === (days === null), 'Say for how many days.');
export type RetentionRule = z.infer<typeof retentionRule>;

export const retentionRules = z
  .array(retentionRule)
  .max(limits.retentionRules, `Use at most ${limits.retentionRules} rules.`)
  .refine(
    (all) => new Set(all.map(({ scope, id: named, act }) => `${scope} ${named} ${act}`)).size === all.length,
    'Two of these rules say the same thing of the same place. Keep one of them.',
  );

/** `version` is that of the rules as they were looked at; zero before there are any. */
export const retentionInput = z.strictObject({
  rules: retentionRules,
  version: z.int().nonnegative().max(1_000_000),
  reason: line(limits.holdReason, 'a reason'),
});
export type RetentionInput = z.infer<typeof retentionInput>;

const time = z.iso.datetime();
const person = z.strictObject({ memberId: id, name: z.string() });
const count = z.int().nonnegative();
/** Without a name: everything, all direct messages, or a channel that the reader does not see. */
const ruleView = z.strictObject({
  scope: z.enum(retentionScopes),
  id: id.nullable(),
  act: z.enum(retentionActs),
  days: z.int().nullable(),
  name: z.string().nullable(),
});
export type RetentionRuleView = z.infer<typeof ruleView>;

export const retentionView = z.strictObject({
  rules: z.array(ruleView),
  version: count,
  set: z.strictObject({ by: person, at: time }).nullable(),
  /** A change that waits for a second person, or for its day. */
  change: z
    .strictObject({
      id,
      rules: z.array(ruleView),
      reason: z.string(),
      askedBy: person,
      askedAt: time,
      agreedBy: person.nullable(),
      dueAt: time.nullable(),
      canAgree: z.boolean(),
    })
    .nullable(),
  /** Others who could agree to a change that the reader asks for. */
  others: count,
  delayDays: count,
  holds: count,
});
export type RetentionView = z.infer<typeof retentionView>;

const found = z.strictObject({
  messages: count,
  files: count,
  /** Kept by a hold all the same. */
  held: count,
  oldest: time.nullable(),
  newest: time.nullable(),
});
/** What these rules would let go today: counts, never words. Only public channels are named. `isAll`: everything was looked at. */
export const triedRetention = z.strictObject({
  read: count,
  isAll: z.boolean(),
  places: z.array(found.extend({ kind: z.enum(['public', 'private', 'direct']), name: z.string().nullable() })),
  isShortening: z.boolean(),
});
export type TriedRetention = z.infer<typeof triedRetention>;

export const purgeView = z.strictObject({
  id,
  messages: count,
  files: count,
  held: count,
  /** The rules by which it went, or the person whose data was erased. */
  policyVersion: count.nullable(),
  person: person.nullable(),
  startedAt: time,
  finishedAt: time.nullable(),
});
export type PurgeView = z.infer<typeof purgeView>;
export const purgePage = z.strictObject({ items: z.array(purgeView), nextCursor: id.nullable() });
