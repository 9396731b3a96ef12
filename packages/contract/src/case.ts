import * as z from 'zod';
import { channelChange } from './channel-change.ts';
import { channelKinds } from './channel-view.ts';
import { fileView } from './file-view.ts';
import { labelMark } from './label.ts';
import { limits } from './limits.ts';
import { cursor, id, line, rawText, searchText } from './primitives.ts';
import { recordScope } from './record-scope.ts';

/** `asked`: waits for somebody else. `approved`: can be read, until it has ended. */
export const caseStates = ['asked', 'refused', 'approved', 'ended'] as const;
export type CaseState = (typeof caseStates)[number];
/** What the reviewers made of a message. */
export const caseReviews = ['unreviewed', 'relevant', 'notRelevant', 'privileged'] as const;
export type CaseReview = (typeof caseReviews)[number];

const time = z.iso.datetime();
const count = z.int().nonnegative();
const version = z.int().positive().max(1_000_000);
const person = z.strictObject({ memberId: id, name: z.string() });

const caseFields = z.strictObject({
  name: line(limits.caseName, 'a name for the case'),
  reason: rawText(limits.caseReason).trim().min(limits.caseReasonMin, 'Say in a sentence or two why this is needed.'),
  // Everything there is would be no case.
  scope: recordScope.refine(({ channelIds, memberIds }) => channelIds.length + memberIds.length > 0, {
    message: 'Choose whose messages, or which channels.',
  }),
  /** Its last day, of UTC. */
  endsOn: z.iso.date(),
  /** Whose messages could be read is told when it ends, and by whom, if it says so. */
  tellsAfter: z.boolean(),
  tellsWho: z.boolean(),
  workerIds: z.array(id).min(1, 'Name at least one person who works on it.').max(limits.caseWorkers),
});
export const caseInput = caseFields;
export type CaseInput = z.infer<typeof caseInput>;
/** `version` is that of the case as it was looked at. */
export const caseChange = caseFields.extend({ caseId: id, version });
export const caseDecision = z.strictObject({ caseId: id, version, note: rawText(limits.caseNote).trim() });

export const caseView = z.strictObject({
  id,
  name: z.string(),
  reason: z.string(),
  scope: z.strictObject({
    channels: z.array(z.strictObject({ id, name: z.string() })),
    members: z.array(person),
    from: z.iso.date().nullable(),
    until: z.iso.date().nullable(),
  }),
  state: z.enum(caseStates),
  endsAt: time,
  tellsAfter: z.boolean(),
  tellsWho: z.boolean(),
  workers: z.array(person),
  openedBy: person,
  openedAt: time,
  askedBy: person,
  askedAt: time,
  decidedBy: person.nullable(),
  decidedAt: time.nullable(),
  decisionNote: z.string(),
  endedBy: person.nullable(),
  endedAt: time.nullable(),
  version,
  /** What the reader may do with it now. */
  may: z.strictObject({ decide: z.boolean(), change: z.boolean(), close: z.boolean(), read: z.boolean() }),
  /** People besides the asker who may approve it. */
  approvers: count,
});
export type CaseView = z.infer<typeof caseView>;
export const casePeople = z.strictObject({ items: z.array(person) });
export const casePage = z.strictObject({ items: z.array(caseView), nextCursor: id.nullable() });

const choices = z.array(id).max(limits.searchChoices).default([]);
/** `query` holds words, "exact phrases" and -exclusions; times are when it was said, half open. Empty: everything in the scope. */
export const caseQuery = z.strictObject({
  query: searchText(limits.searchQuery),
  from: choices,
  in: choices,
  after: time.nullable().default(null),
  before: time.nullable().default(null),
  withDeleted: z.boolean().default(true),
});
export type CaseQuery = z.infer<typeof caseQuery>;
export const caseSearchInput = z.strictObject({ caseId: id, query: caseQuery, cursor });

/** What a message said: as sent, or after an edit. */
const caseVersion = z.strictObject({ version: z.int(), body: z.string(), at: time, by: person.nullable() });
export const caseMark = z.strictObject({
  review: z.enum(caseReviews),
  tags: z.array(z.string()),
  note: z.string(),
  setBy: person,
  setAt: time,
});
export const caseMessage = z.strictObject({
  id,
  channel: z.strictObject({ id, kind: z.enum(channelKinds), name: z.string() }),
  seq: z.int(),
  parentId: id.nullable(),
  author: person,
  createdAt: time,
  /** Those of the scope, the first one first. None: their words have been erased. */
  versions: z.array(caseVersion),
  deleted: z.strictObject({ at: time, by: person.nullable() }).nullable(),
  movedAt: time.nullable(),
  /** The label of its own, as it was last within the scope. */
  label: labelMark.nullable(),
  reactions: z.array(z.strictObject({ emoji: z.string(), names: z.array(z.string()) })),
  files: z.array(fileView),
  mark: caseMark.nullable(),
});
export type CaseMessage = z.infer<typeof caseMessage>;
/** `count` stands on the first page alone, and goes up to `limits.caseCount`. */
export const caseFound = z.strictObject({ items: z.array(caseMessage), count: count.nullable(), nextCursor: id.nullable() });
export type CaseFound = z.infer<typeof caseFound>;

/** A piece of a conversation: around a message, or what comes before or after a place in it. */
export const caseReadInput = z.strictObject({
  caseId: id,
  channelId: id,
  around: id.nullable().default(null),
  before: z.int().positive().nullable().default(null),
  after: z.int().positive().nullable().default(null),
});
/** Who could see it when it was said: the people of the channel by their names of that day. */
const caseReader = z.strictObject({ ...person.shape, isGuest: z.boolean() });
export const caseStretch = z.strictObject({
  channel: z.strictObject({ id, kind: z.enum(channelKinds), name: z.string() }),
  messages: z.array(caseMessage.extend({ readers: z.array(id) })),
  /** What was changed about the conversation between these messages. */
  changes: z.array(channelChange),
  /** Everybody whom `readers` speak of. */
  people: z.array(caseReader),
  hasBefore: z.boolean(),
  hasAfter: z.boolean(),
});
export type CaseStretch = z.infer<typeof caseStretch>;

export const caseMarkInput = z.strictObject({
  caseId: id,
  messageId: id,
  review: z.enum(caseReviews).optional(),
  tags: z.array(line(limits.caseTag, 'a tag')).max(limits.caseTags).optional(),
  note: rawText(limits.caseNote).trim().optional(),
});

export const savedCaseQuery = z.strictObject({ id, name: z.string(), query: caseQuery, savedBy: person, savedAt: time });
export const caseDetails = z.strictObject({
  case: caseView,
  /** A hold keeps everything that it is about. */
  isHeld: z.boolean(),
  queries: z.array(savedCaseQuery),
  /** How many messages have been judged how. */
  reviewed: z.strictObject({ relevant: count, notRelevant: count, privileged: count }),
});
export type CaseDetails = z.infer<typeof caseDetails>;

/** What somebody is told whose messages could be read in a case that is over. */
export const caseNotice = z.strictObject({
  id,
  toldAt: time,
  from: z.iso.date().nullable(),
  until: z.iso.date().nullable(),
  askedBy: z.string().nullable(),
});
export const caseNotices = z.strictObject({ items: z.array(caseNotice) });
export type CaseNotice = z.infer<typeof caseNotice>;
