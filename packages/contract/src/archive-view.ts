import * as z from 'zod';
import { id } from './primitives.ts';

const time = z.iso.datetime();
const count = z.int().nonnegative();
/** The name of a key: the beginning of the SHA-256 of its public part. */
const keyId = z.string().regex(/^[0-9a-f]{32}$/);

/** What may be wrong with an archive. `version` of a finding is an entry's number, or a checkpoint's where it is about one. */
export const checkProblems = [
  'entryMissing',
  'entryAdded',
  'entryChanged',
  'contentChanged',
  'contentMissing',
  'checkpointMissing',
  'checkpointChanged',
  'outsideDiffers',
] as const;
export type CheckProblem = (typeof checkProblems)[number];

export const checkView = z.strictObject({
  id,
  state: z.enum(['running', 'sound', 'broken', 'failed']),
  eventsTotal: count,
  eventsDone: count,
  checkpoint: count.nullable(),
  keyId: keyId.nullable(),
  problem: z.enum(checkProblems).nullable(),
  /** The channel's name where the trouble is in one that has a name. */
  place: z.string().nullable(),
  streamId: id.nullable(),
  version: count.nullable(),
  startedAt: time,
  finishedAt: time.nullable(),
});
export type CheckView = z.infer<typeof checkView>;

export const checkpointView = z.strictObject({
  number: count,
  at: time,
  streams: count,
  events: count,
  root: z.string(),
  keyId,
  /** It lies outside the database too. */
  isOutside: z.boolean(),
});
export type CheckpointView = z.infer<typeof checkpointView>;
export const checkpointPage = z.strictObject({ items: z.array(checkpointView), nextCursor: z.int().positive().nullable() });

/** When a copy of everything in another place was last read back whole, and whether that was too long ago. */
export const secondCopyView = z.strictObject({ verifiedAt: time.nullable(), isLate: z.boolean() });
export type SecondCopyView = z.infer<typeof secondCopyView>;

export const archiveView = z.strictObject({
  /** When the first entry was written. */
  since: time.nullable(),
  streams: count,
  events: count,
  files: count,
  latest: checkpointView.nullable(),
  /** Null where none is made. */
  secondCopy: secondCopyView.nullable(),
  check: checkView.nullable(),
  /** The key that signs today, and whether there were others. */
  keyId: keyId.nullable(),
  keys: count,
  canExport: z.boolean(),
  canRotate: z.boolean(),
});
export type ArchiveView = z.infer<typeof archiveView>;
