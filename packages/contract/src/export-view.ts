import * as z from 'zod';
import { id } from './primitives.ts';

const time = z.iso.datetime();
const count = z.int().nonnegative();

export const exportView = z.strictObject({
  id,
  state: z.enum(['reading', 'packing', 'done', 'failed', 'cancelled', 'expired']),
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
  createdAt: time,
  finishedAt: time.nullable(),
  expiresAt: time.nullable(),
});
export type ExportView = z.infer<typeof exportView>;
export const exportPage = z.strictObject({ items: z.array(exportView), nextCursor: id.nullable() });
