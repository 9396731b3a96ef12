import * as z from 'zod';
import { id } from './primitives.ts';

export const importKinds = ['slack', 'mattermost', 'csv'] as const;
export const importStates = ['checking', 'ready', 'refused', 'running', 'done', 'failed', 'cancelled'] as const;
/** What can stay out, or come otherwise than it was. The words for each are the screen's. */
export const importProblems = [
  'badLine',
  'badTime',
  'future',
  'noChannel',
  'noAuthor',
  'tooLong',
  'refusedText',
  'empty',
  'deleted',
  'system',
  'orphan',
  'sameLine',
  'fileLinkOnly',
  'fileMissing',
  'fileRefused',
  'fileHarmful',
  'fileNoRoom',
  'unknownEmoji',
  'tooLargePart',
] as const;
export type ImportKind = (typeof importKinds)[number];
export type ImportProblemCode = (typeof importProblems)[number];

export const importOptions = z.strictObject({
  /** What the names of the new channels begin with. */
  prefix: z
    .string()
    .trim()
    .toLowerCase()
    .max(20, 'Use at most 20 characters.')
    .regex(/^(?:[\p{L}\p{N}][\p{L}\p{N}_-]*)?$/u, 'Use letters, numbers and hyphens.'),
  /** `asTheyWere`: public stays public. `private`: all come private. `archived`: as they were, closed for writing. */
  channels: z.enum(['asTheyWere', 'private', 'archived']),
  /** Conversations between people, which only they will read. */
  withDirect: z.boolean(),
});
export type ImportOptions = z.infer<typeof importOptions>;

const count = z.int().min(0);
export const importSummary = z.strictObject({
  people: z.strictObject({ matched: count, placeholders: count, withoutMail: count, bots: count }),
  channels: z.strictObject({ public: count, private: count, direct: count, known: count }),
  messages: count,
  replies: count,
  reactions: count,
  edited: count,
  pinned: count,
  files: z.strictObject({ inside: count, linksOnly: count }),
  from: z.iso.datetime().nullable(),
  until: z.iso.datetime().nullable(),
  /** How often each thing stays out or comes otherwise. */
  problems: z.partialRecord(z.enum(importProblems), count),
});
export type ImportSummary = z.infer<typeof importSummary>;

export const importView = z.strictObject({
  id,
  kind: z.enum(importKinds).nullable(),
  fileName: z.string(),
  bytes: count,
  state: z.enum(importStates),
  options: importOptions.nullable(),
  summary: importSummary.nullable(),
  /** How far it came: of the messages that the check has counted, and what was done with them. */
  progress: z.strictObject({ seen: count, added: count, known: count, skipped: count, files: count }),
  /** Why the file was refused or the run failed: a word of `importFailures`, or the server's sentence. */
  failure: z.string().nullable(),
  createdBy: z.strictObject({ memberId: id, name: z.string() }),
  createdAt: z.iso.datetime(),
  startedAt: z.iso.datetime().nullable(),
  finishedAt: z.iso.datetime().nullable(),
});
export type ImportView = z.infer<typeof importView>;

export const importFailures = ['notAnExport', 'bomb', 'unsafePath', 'damaged', 'tooLarge', 'readOnly', 'internal'] as const;
export type ImportFailure = (typeof importFailures)[number];

export const importProblem = z.strictObject({ place: z.string(), code: z.enum(importProblems), detail: z.string() });
export const importProblemPage = z.strictObject({ items: z.array(importProblem), nextCursor: z.string().nullable() });
export type ImportProblem = z.infer<typeof importProblem>;
