import * as z from 'zod';
import type { DetectorName } from './boundary-rule.ts';
import { limits } from './limits.ts';
import { id, line, rawText } from './primitives.ts';

const time = z.iso.datetime();
const person = z.strictObject({ memberId: id, name: z.string() });

/** What a policy may look for besides lexicons: the detectors of the boundary that need no list of the firm's own. */
const withoutList = ['card', 'iban', 'secret', 'health', 'ukNino', 'usSsn', 'deTaxId', 'frNir', 'chAhv'] as const;
export const supervisedDetectors = withoutList satisfies readonly DetectorName[];

/** `cash ~5 client`: both within five words of each other. `guarant*`: all words that begin so. */
const phrase = line(limits.lexiconPhrase, 'a phrase')
  .refine((text) => (text.match(/[\p{L}\p{N}]/gu) ?? []).length >= 2, 'Use at least two letters or digits in each line.')
  .refine((text) => (text.match(/~/g) ?? []).length <= 1, 'Use at most one ~ in a line.')
  .refine(
    (text) => !text.includes('~') || /[\p{L}\p{N}].*~([1-9]|[12]\d|30)\s.*[\p{L}\p{N}]/u.test(text),
    'Write a phrase, ~ with a number from 1 to 30, and a phrase: cash ~5 client.',
  )
  .refine((text) => !/\*\S/.test(text), 'A star stands at the end of a word.');
const phrases = (least: number) =>
  z
    .array(phrase)
    .min(least, 'Write at least one phrase.')
    .max(limits.lexiconPhrases, `Use at most ${limits.lexiconPhrases} lines.`);

export const lexiconInput = z.strictObject({
  name: line(limits.boundaryRuleName, 'a name for the lexicon'),
  phrases: phrases(1),
  /** What is found inside one of these does not count. */
  exceptions: phrases(0),
});
export type LexiconInput = z.infer<typeof lexiconInput>;
export const lexiconView = z.strictObject({
  id,
  name: z.string(),
  version: z.int(),
  phrases: z.array(z.string()),
  exceptions: z.array(z.string()),
  usedBy: z.int(),
  setBy: z.string(),
  setAt: time,
});
export type LexiconView = z.infer<typeof lexiconView>;

export const watchKinds = ['everybody', 'group', 'members'] as const;
export const watch = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('everybody') }),
  z.strictObject({ kind: z.literal('group'), groupId: id }),
  z.strictObject({ kind: z.literal('members'), memberIds: z.array(id).min(1).max(limits.supervisedMembers) }),
]);
export type Watch = z.infer<typeof watch>;

const triggers = {
  lexiconIds: z.array(id).max(limits.lexiconsPerPolicy),
  detectors: z.array(z.enum(supervisedDetectors)).max(supervisedDetectors.length),
  /** Of every thousand messages so many, picked by a seeded draw. */
  samplePermille: z.int().min(0).max(1_000),
  /** All messages of people for so many days after they joined; 0: none. */
  newDays: z.int().min(0).max(365),
};
const somethingLookedFor = (terms: { lexiconIds: string[]; detectors: string[]; samplePermille: number; newDays: number }) =>
  terms.lexiconIds.length > 0 || terms.detectors.length > 0 || terms.samplePermille > 0 || terms.newDays > 0;
const lookFor = 'Choose at least one thing that puts a message into the queue.';

const policyFields = z.strictObject({
  name: line(limits.boundaryRuleName, 'a name for the policy'),
  watch,
  /** Closed channels and direct conversations too. Takes effect when a second person has agreed. */
  reachesPrivate: z.boolean(),
  ...triggers,
  reviewerIds: z.array(id).min(1, 'Choose at least one reviewer.').max(limits.supervisionReviewers),
  /** An item is closed by two people. */
  needsSecond: z.boolean(),
});
export const policyInput = policyFields.refine(somethingLookedFor, lookFor);
export type PolicyInput = z.infer<typeof policyInput>;
export const policyChange = policyFields
  .extend({ id, version: z.int().positive().max(1_000_000) })
  .refine(somethingLookedFor, lookFor);

const policyTerms = z.strictObject({
  name: z.string(),
  watch: z.strictObject({
    kind: z.enum(watchKinds),
    groupId: id.nullable(),
    groupName: z.string().nullable(),
    members: z.array(person),
  }),
  reachesPrivate: z.boolean(),
  lexicons: z.array(z.strictObject({ id, name: z.string(), version: z.int() })),
  detectors: z.array(z.enum(supervisedDetectors)),
  samplePermille: z.int(),
  newDays: z.int(),
  reviewers: z.array(person),
  needsSecond: z.boolean(),
});
export type PolicyTerms = z.infer<typeof policyTerms>;
const policyVersion = z.strictObject({ version: z.int(), terms: policyTerms, setBy: person, setAt: time });
export const policyView = z.strictObject({
  id,
  /** The newest version there is, in force or not. */
  version: z.int(),
  /** Null: it is not in force. */
  inForce: policyVersion.extend({ from: time, agreedBy: person.nullable() }).nullable(),
  /** Waits for somebody else to agree. `mayAgree`: the reader may. `hasOther`: there is somebody who may. */
  proposed: policyVersion.extend({ mayAgree: z.boolean(), hasOther: z.boolean() }).nullable(),
  /** What it was when it was last in force, or proposed. */
  latest: policyTerms,
  openItems: z.int(),
  rerun: z.strictObject({ from: z.iso.date(), read: z.int(), found: z.int(), isDone: z.boolean() }).nullable(),
});
export type PolicyView = z.infer<typeof policyView>;
export const policyList = z.strictObject({ items: z.array(policyView), max: z.int() });
export const lexiconList = z.strictObject({ items: z.array(lexiconView), max: z.int() });

export const tryPolicyInput = z.strictObject(triggers).omit({ newDays: true });
/** Counts of the last thirty days over everybody; null where a number would speak of single conversations. */
export const triedPolicy = z.strictObject({
  read: z.int(),
  isAll: z.boolean(),
  flagged: z.strictObject({ open: z.int(), closed: z.int().nullable() }),
  sampled: z.int(),
  fewerThan: z.int(),
});
export type TriedPolicy = z.infer<typeof triedPolicy>;

export const itemStates = ['open', 'escalated', 'closed'] as const;
export type ItemState = (typeof itemStates)[number];
export const outcomes = ['noIssue', 'falseFind', 'spokenTo', 'reported'] as const;
export const outcome = z.enum(outcomes);
export type Outcome = z.infer<typeof outcome>;
export const reasons = ['lexicon', 'detector', 'sample', 'newPerson'] as const;

export const queueFilter = z.strictObject({
  state: z.enum(['waiting', 'escalated', 'closed']).default('waiting'),
  isMine: z.boolean().default(false),
  reason: z.enum(reasons).optional(),
});
export type QueueFilter = z.infer<typeof queueFilter>;
/** An item before it is opened: no words of it. */
export const itemView = z.strictObject({
  id,
  policyId: id,
  policyName: z.string(),
  policyVersion: z.int(),
  author: person,
  channelKind: z.enum(['public', 'private', 'direct', 'group']),
  saidAt: time,
  isEdit: z.boolean(),
  reasons: z.array(z.enum(reasons)),
  state: z.enum(itemStates),
  assignee: person.nullable(),
  /** Somebody has said how to close it; a second person has to say the same. */
  proposed: z.strictObject({ by: person, outcome }).nullable(),
  outcome: outcome.nullable(),
  needsSecond: z.boolean(),
  openedAt: time.nullable(),
  closedAt: time.nullable(),
});
export type ItemView = z.infer<typeof itemView>;
export const queuePage = z.strictObject({
  items: z.array(itemView),
  nextCursor: z.string().nullable(),
  counts: z.strictObject({ waiting: z.int(), escalated: z.int(), mine: z.int() }),
});
export type QueuePage = z.infer<typeof queuePage>;

export const itemActions = ['assigned', 'commented', 'escalated', 'closeProposed', 'closed', 'opened'] as const;
const around = z.strictObject({ messageId: id, author: z.string(), body: z.string(), at: time });
/** Why a message is in the queue, with the places in its text. */
export const found = z.strictObject({
  reason: z.enum(reasons),
  name: z.string(),
  /** The lexicon's version, where it is one. */
  version: z.int().nullable(),
  phrase: z.string().nullable(),
  start: z.int().nullable(),
  end: z.int().nullable(),
});
/** An item that was opened: its words, and what stands around them. Null: retention has erased them since. */
export const openedItem = z.strictObject({
  item: itemView,
  channelName: z.string().nullable(),
  text: z.string().nullable(),
  isDeleted: z.boolean(),
  found: z.array(found),
  before: z.array(around),
  after: z.array(around),
  history: z.array(
    z.strictObject({
      id,
      at: time,
      by: person,
      action: z.enum(itemActions),
      to: person.nullable(),
      outcome: outcome.nullable(),
      note: z.string(),
    }),
  ),
  /** Whom it can be given to: other reviewers and owners, never its author. */
  canTake: z.array(person),
});
export type OpenedItem = z.infer<typeof openedItem>;

export const note = rawText(limits.supervisionNote, `Use at most ${limits.supervisionNote} characters.`);
const day = z.iso.date();
export const reportPeriod = z
  .strictObject({ from: day, until: day })
  .refine(({ from, until }) => from <= until, { message: 'The last day is before the first.', path: ['until'] });
export type ReportPeriod = z.infer<typeof reportPeriod>;
const figures = {
  inScope: z.int(),
  sampled: z.int(),
  flagged: z.int(),
  queued: z.int(),
  reviewed: z.int(),
  open: z.int(),
  /** Open for more than `lateDays`. */
  late: z.int(),
  medianHours: z.number().nullable(),
};
export const supervisionReport = z.strictObject({
  lateDays: z.int(),
  total: z.strictObject(figures),
  policies: z.array(z.strictObject({ id, name: z.string(), ...figures })),
  reviewers: z.array(z.strictObject({ ...person.shape, opened: z.int(), acted: z.int(), closed: z.int() })),
  outcomes: z.array(z.strictObject({ outcome, count: z.int() })),
});
export type SupervisionReport = z.infer<typeof supervisionReport>;
/** One act of a reviewer: who, on what, when, what they did, and what they noted. */
export const evidencePage = z.strictObject({
  items: z.array(
    z.strictObject({
      id,
      at: time,
      reviewer: person,
      itemId: id,
      policyName: z.string(),
      action: z.enum(itemActions),
      outcome: outcome.nullable(),
      note: z.string(),
    }),
  ),
  nextCursor: z.string().nullable(),
});
export type EvidencePage = z.infer<typeof evidencePage>;
