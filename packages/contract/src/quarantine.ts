import * as z from 'zod';
import { fileView } from './file-view.ts';
import { limits } from './limits.ts';
import { id, line } from './primitives.ts';

const person = z.strictObject({ memberId: id, name: z.string() });
const states = ['waiting', 'releasing', 'released', 'refused', 'withdrawn'] as const;
export type HeldState = (typeof states)[number];

const rule = z.strictObject({ name: z.string(), count: z.int() });

/** A held message as those see it who decide: everything but its words, which are opened one by one. */
export const heldMessageView = z.strictObject({
  id,
  state: z.enum(states),
  author: person,
  /** Nobody decides about what they wrote themselves. */
  isMine: z.boolean(),
  /** Without a name: a conversation, or a closed channel that the reader is not in. */
  channel: z.strictObject({ kind: z.enum(['public', 'private', 'direct', 'group']), name: z.string().nullable() }),
  rules: z.array(rule),
  files: z.int(),
  heldAt: z.iso.datetime(),
  decidedBy: z.string().nullable(),
  decidedAt: z.iso.datetime().nullable(),
  reason: z.string().nullable(),
});
export type HeldMessageView = z.infer<typeof heldMessageView>;

export const heldMessagePage = z.strictObject({
  items: z.array(heldMessageView),
  nextCursor: z.string().nullable(),
  /** There is somebody else who may decide. */
  hasOthers: z.boolean(),
});
export type HeldMessagePage = z.infer<typeof heldMessagePage>;

/** What a held message says, with what the rules have found in each of its texts. */
export const openedMessage = z.strictObject({
  texts: z.array(z.strictObject({ text: z.string(), spans: z.array(z.strictObject({ start: z.int(), end: z.int() })) })),
  files: z.array(z.strictObject({ name: z.string(), bytes: z.int() })),
});
export type OpenedMessage = z.infer<typeof openedMessage>;

/** One's own held message, until its author has put it away. */
export const myHeldMessage = z.strictObject({
  id,
  clientId: id,
  channelId: id,
  parentId: id.nullable(),
  body: z.string(),
  files: z.array(fileView),
  state: z.enum(states),
  rules: z.array(rule),
  heldAt: z.iso.datetime(),
  decidedBy: z.string().nullable(),
  reason: z.string().nullable(),
});
export type MyHeldMessage = z.infer<typeof myHeldMessage>;
export const myHeldPage = z.strictObject({ items: z.array(myHeldMessage), nextCursor: z.string().nullable() });

/** A file that the scanner has closed, or that waits for it. Without a name: it lies where the reader is not. */
export const heldFileView = z.strictObject({
  id,
  state: z.enum(['held', 'blocked']),
  /** What the scanner called that which it found. */
  signature: z.string().nullable(),
  name: z.string().nullable(),
  bytes: z.int(),
  uploader: person,
  isMine: z.boolean(),
  /** Null: it was not sent yet. */
  channel: z.strictObject({ kind: z.enum(['public', 'private', 'direct', 'group']), name: z.string().nullable() }).nullable(),
  heldAt: z.iso.datetime(),
});
export type HeldFileView = z.infer<typeof heldFileView>;
export const heldFilePage = z.strictObject({ items: z.array(heldFileView), nextCursor: z.string().nullable() });

export const heldTabs = ['waiting', 'decided'] as const;
export const refuseHeldInput = z.strictObject({ id, reason: line(limits.refusalReason, 'a reason') });
