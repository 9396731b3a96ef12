import * as z from 'zod';
import { limits } from './limits.ts';
import { id, line, rawText } from './primitives.ts';

/** What a rule may look for. `own`: the firm's own words and patterns. */
export const detectorNames = ['card', 'iban', 'secret', 'health', 'ukNino', 'usSsn', 'deTaxId', 'frNir', 'chAhv', 'own'] as const;
export type DetectorName = (typeof detectorNames)[number];

/** `note`: it is sent, and noted. `warn`: its author is asked first. `block`: it is not sent. */
export const boundaryActs = ['note', 'warn', 'block'] as const;
export type BoundaryAct = (typeof boundaryActs)[number];

/** Two signs that stand for themselves keep a pattern from finding everything; few stars keep it quick. */
const term = line(limits.boundaryTerm, 'a word')
  .refine((text) => (text.match(/[\p{L}\p{N}#]/gu) ?? []).length >= 2, 'Use at least two letters or digits in each line.')
  .refine((text) => (text.match(/\*/g) ?? []).length <= 3, 'Use at most three stars in a line.');
const terms = z
  .array(term)
  .max(limits.boundaryTerms, `Use at most ${limits.boundaryTerms} lines.`)
  .refine(
    (all) => all.join('').length <= limits.boundaryTermsLength,
    `Use at most ${limits.boundaryTermsLength.toLocaleString('en')} characters in all lines together.`,
  );
const what = {
  detector: z.enum(detectorNames),
  terms,
  /** So many finds in one message make a match. */
  leastCount: z.int().min(1).max(limits.boundaryCount),
};
const hasTerms = (rule: { detector: DetectorName; terms: string[] }) => (rule.detector === 'own') === rule.terms.length > 0;
const termsNeeded = 'Write at least one word or pattern, or choose something else to look for.';

export const boundaryScope = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('everybody') }),
  z.strictObject({ kind: z.literal('guests') }),
  z.strictObject({ kind: z.literal('group'), groupId: id }),
  z.strictObject({ kind: z.literal('channel'), channelId: id }),
]);
export type BoundaryScope = z.infer<typeof boundaryScope>;

const ruleFields = z.strictObject({
  name: line(limits.boundaryRuleName, 'a name for the rule'),
  ...what,
  scope: boundaryScope,
  act: z.enum(boundaryActs),
  isOn: z.boolean(),
});
export const boundaryRuleInput = ruleFields.refine(hasTerms, termsNeeded);
export type BoundaryRuleInput = z.infer<typeof boundaryRuleInput>;
/** `version` is that of the rule as it was looked at: a change that somebody made meanwhile is not overwritten. */
export const boundaryRuleChange = ruleFields
  .extend({ id, version: z.int().positive().max(1_000_000) })
  .refine(hasTerms, termsNeeded);

export const boundaryRuleView = z.strictObject({
  id,
  name: z.string(),
  detector: z.enum(detectorNames),
  terms: z.array(z.string()),
  leastCount: z.int(),
  /** Without a name: the group was deleted, or the channel is one that the reader is not in. */
  scope: z.strictObject({
    kind: z.enum(['everybody', 'guests', 'group', 'channel']),
    id: id.nullable(),
    name: z.string().nullable(),
  }),
  act: z.enum(boundaryActs),
  isOn: z.boolean(),
  version: z.int(),
  setBy: z.string(),
  setAt: z.iso.datetime(),
});
export type BoundaryRuleView = z.infer<typeof boundaryRuleView>;
export const boundaryRuleList = z.strictObject({ items: z.array(boundaryRuleView), max: z.int() });

export const tryTextInput = z.strictObject({ ...what, text: rawText(limits.boundaryTryText) }).refine(hasTerms, termsNeeded);
export const triedText = z.strictObject({
  matches: z.boolean(),
  spans: z.array(z.strictObject({ start: z.int(), end: z.int() })),
});
export type TriedText = z.infer<typeof triedText>;

export const tryMonthInput = z.strictObject(what).refine(hasTerms, termsNeeded);
/**
 * What a rule would have found in the last thirty days. Nothing of what was said behind closed doors: no words, and a count only
 * where it is too large to speak of one conversation. `isAll`: there were not more messages than are read.
 */
export const triedMonth = z.strictObject({
  read: z.int(),
  isAll: z.boolean(),
  counts: z.array(z.strictObject({ kind: z.enum(['public', 'private', 'direct']), count: z.int().nullable() })),
  fewerThan: z.int(),
  snippets: z.array(z.strictObject({ channelName: z.string(), text: z.string() })),
});
export type TriedMonth = z.infer<typeof triedMonth>;
