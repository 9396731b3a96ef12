import * as z from 'zod';
import { exportFormats } from './export-request.ts';
import { id } from './primitives.ts';
import { recordScope } from './record-scope.ts';

const time = z.iso.datetime();
const count = z.int().nonnegative();

export const exportView = z.strictObject({
  id,
  /** `asked`: for everything, and waiting for a second person. */
  state: z.enum(['asked', 'refused', 'reading', 'packing', 'done', 'failed', 'cancelled', 'expired']),
  /** Entries of the log that are written down, of all. */
  eventsTotal: count,
  eventsDone: count,
  /** Bytes that are packed, of all that will be. */
  bytesTotal: count,
  bytesDone: count,
  /** The archive's size. */
  bytes: count.nullable(),
  checkpoint: count.nullable(),
  createdBy: z.strictObject({ memberId: id, name: z.string() }),
  /** Whoever asked for it takes it. */
  isMine: z.boolean(),
  kind: z.enum(['readable', 'case', 'everything', 'operator']),
  reason: z.string(),
  scope: recordScope,
  formats: z.array(z.enum(exportFormats)),
  decidedBy: z.strictObject({ memberId: id, name: z.string() }).nullable(),
  /** Somebody else asked for everything, and waits for this actor or another. */
  mayDecide: z.boolean(),
  /** What it leaves out, once that is known. */
  leftOut: z.strictObject({ privateEntries: count, privateFiles: count, entriesBeyond: count, filesBeyond: count }).nullable(),
  createdAt: time,
  finishedAt: time.nullable(),
  expiresAt: time.nullable(),
});
export type ExportView = z.infer<typeof exportView>;
/** `others`: how many people besides the actor could agree to an export of everything. */
export const exportPage = z.strictObject({ items: z.array(exportView), nextCursor: id.nullable(), others: count });
