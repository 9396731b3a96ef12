import * as z from 'zod';
import { limits } from './limits.ts';
import { roles } from './member-view.ts';
import { id, line, rawText } from './primitives.ts';

/**
 * What a rule may look for. `own`: the firm's own words and patterns. `links`: links to what is listed; `otherLinks`: links to
 * anything else. `files`: attachments of the kinds that are listed.
 */
export const detectorNames = [
  ...(['card', 'iban', 'secret', 'health', 'ukNino', 'usSsn', 'deTaxId', 'frNir', 'chAhv', 'own'] as const),
  ...(['links', 'otherLinks', 'files'] as const),
] as const;
export type DetectorName = (typeof detectorNames)[number];

/** What an attachment is, by its content. `any`: all of them. */
export const attachmentKinds = ['any', 'picture', 'pdf', 'office', 'text', 'archive', 'sound', 'video', 'other'] as const;
export type AttachmentKind = (typeof attachmentKinds)[number];

/**
 * `note`: it is sent, and noted. `redact`: what was found is left out, and the rest is sent. `warn`: its author is asked first.
 * `hold`: somebody else looks at it first. `block`: it is not sent.
 */
export const boundaryActs = ['note', 'redact', 'warn', 'hold', 'block'] as const;
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
  /** Of files: from this size on; 0 for all. */
  leastMegabytes: z
    .int()
    .min(0)
    .max(limits.fileBytes / 1_048_576)
    .default(0),
};
type Wanted = { detector: DetectorName; terms: string[] };
/** What is looked for by a list of the firm's own. */
export const listedDetectors: readonly DetectorName[] = ['own', 'links', 'otherLinks', 'files'];
const address = /^(?:https?:\/\/)?(?:\*\.)?[^\s/:@?#]+\.[^\s/:@?#.]+\.?(?:\/\S*)?$/iu;
const isAddress = (rule: Wanted) => !/^(?:links|otherLinks)$/.test(rule.detector) || rule.terms.every((one) => address.test(one));
const isKind = (rule: Wanted) =>
  rule.detector !== 'files' || rule.terms.every((one) => (attachmentKinds as readonly string[]).includes(one));
const hasTerms = (rule: Wanted) => listedDetectors.includes(rule.detector) === rule.terms.length > 0;
const termsNeeded = 'Write at least one word or pattern, or choose something else to look for.';
const addressNeeded = 'Write an address in each line, like example.com or example.com/path.';
const kindNeeded = 'Choose what kinds of files.';
const onlyOfFiles = 'Files cannot be left out in part. Choose something else to happen.';
const mayBeLeftOut = (rule: Wanted & { act: BoundaryAct }) => rule.detector !== 'files' || rule.act !== 'redact';

const boundaryRoles = z
  .array(z.enum(roles))
  .max(roles.length)
  .refine((all) => new Set(all).size === all.length, 'Name each role once.');

export const boundaryScope = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('everybody') }),
  z.strictObject({ kind: z.literal('guests') }),
  z.strictObject({ kind: z.literal('group'), groupId: id }),
  z.strictObject({ kind: z.literal('channel'), channelId: id }),
  /** Channels with this label or a higher one. */
  z.strictObject({ kind: z.literal('label'), labelId: id }),
]);
export type BoundaryScope = z.infer<typeof boundaryScope>;

const ruleFields = z.strictObject({
  name: line(limits.boundaryRuleName, 'a name for the rule'),
  ...what,
  scope: boundaryScope,
  /** Whose messages; nobody named: everybody's. */
  roles: boundaryRoles.default([]),
  act: z.enum(boundaryActs),
  isOn: z.boolean(),
});
const whole = <Schema extends z.ZodType<Wanted>>(schema: Schema) =>
  schema.refine(hasTerms, termsNeeded).refine(isAddress, addressNeeded).refine(isKind, kindNeeded);
export const boundaryRuleInput = whole(ruleFields).refine(mayBeLeftOut, { message: onlyOfFiles, path: ['act'] });
export type BoundaryRuleInput = z.input<typeof boundaryRuleInput>;
/** `version` is that of the rule as it was looked at: a change that somebody made meanwhile is not overwritten. */
export const boundaryRuleChange = whole(ruleFields.extend({ id, version: z.int().positive().max(1_000_000) })).refine(
  mayBeLeftOut,
  {
    message: onlyOfFiles,
    path: ['act'],
  },
);

export const boundaryRuleView = z.strictObject({
  id,
  name: z.string(),
  detector: z.enum(detectorNames),
  terms: z.array(z.string()),
  leastCount: z.int(),
  leastMegabytes: z.int(),
  /** Without a name: the group was deleted, or the channel is one that the reader is not in. */
  scope: z.strictObject({
    kind: z.enum(['everybody', 'guests', 'group', 'channel', 'label']),
    id: id.nullable(),
    name: z.string().nullable(),
  }),
  roles: z.array(z.enum(roles)),
  act: z.enum(boundaryActs),
  isOn: z.boolean(),
  version: z.int(),
  setBy: z.string(),
  setAt: z.iso.datetime(),
});
export type BoundaryRuleView = z.infer<typeof boundaryRuleView>;
export const boundaryRuleList = z.strictObject({ items: z.array(boundaryRuleView), max: z.int() });

export const tryTextInput = whole(z.strictObject({ ...what, text: rawText(limits.boundaryTryText) }));
export const triedText = z.strictObject({
  matches: z.boolean(),
  spans: z.array(z.strictObject({ start: z.int(), end: z.int() })),
});
export type TriedText = z.infer<typeof triedText>;

export const tryMonthInput = whole(z.strictObject(what));
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

/** What rules of the firm have left out of a message that its author sent, and the sentence that says so. */
export const leftOut = z
  .array(z.strictObject({ rule: z.string(), detector: z.enum(detectorNames), count: z.int(), sentence: z.string() }))
  .optional();
export type LeftOut = NonNullable<z.infer<typeof leftOut>>;
