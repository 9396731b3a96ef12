import * as z from 'zod';
import { limits } from './limits.ts';
import { id, line } from './primitives.ts';
import { retentionScopes } from './retention.ts';

const count = z.int().nonnegative();
/** Why somebody's data cannot be erased yet. `held`: a hold names them, or keeps everything. */
export const erasureObstacles = ['yourself', 'owner', 'active', 'held'] as const;

/** What an erasure would take and what stays, and why. */
export const erasurePreview = z.strictObject({
  memberId: id,
  name: z.string(),
  obstacle: z.enum(erasureObstacles).nullable(),
  messages: count,
  files: count,
  /** Messages that stay: kept by a hold, or by a rule of retention. */
  held: count,
  kept: count,
  holds: z.array(z.strictObject({ id, name: z.string() })),
  /** Holds that keep messages of theirs, with how many. One message may be kept by several. */
  heldBy: z.array(z.strictObject({ id, name: z.string(), messages: count })),
  /** Matters whose own rule obliges to keep messages of theirs, with how many. */
  matters: z.array(z.strictObject({ id, name: z.string(), messages: count })),
  /** Rules that oblige to keep what they wrote: everywhere, in direct messages, in a channel, or of this person. `days` null: for ever. */
  duties: z.array(
    z.strictObject({ scope: z.enum(retentionScopes), channel: z.string().nullable(), days: z.int().positive().nullable() }),
  ),
});
export type ErasurePreview = z.infer<typeof erasurePreview>;

/** A person's own data, as it is put together, kept and taken. */
export const myDataView = z.strictObject({
  id,
  state: z.enum(['making', 'ready', 'failed', 'expired']),
  bytesTotal: count,
  bytesDone: count,
  bytes: count.nullable(),
  askedAt: z.iso.datetime(),
  expiresAt: z.iso.datetime().nullable(),
});
export type MyDataView = z.infer<typeof myDataView>;
export const myData = z.strictObject({ latest: myDataView.nullable() });

export const erasureInput = z.strictObject({
  memberId: id,
  name: z.string().max(200),
  reason: line(limits.holdReason, 'a reason'),
});
export type ErasureInput = z.infer<typeof erasureInput>;
