import * as z from 'zod';
import { limits } from './limits.ts';
import { matterRetention } from './matter-retention.ts';
import { messageView } from './message-view.ts';
import { id, line, searchText } from './primitives.ts';

const person = z.strictObject({ memberId: z.string(), name: z.string() });

/** A stretch of a channel (days of UTC, both included; null: from its beginning, or on and on), or one message with its thread. */
export const matterPart = z.strictObject({
  id,
  /** `name` is null for a conversation, and for a channel that the reader is not in and that is not open to all. */
  channel: z.strictObject({ id, kind: z.enum(['public', 'private', 'direct', 'group']), name: z.string().nullable() }),
  messageId: id.nullable(),
  from: z.iso.date().nullable(),
  until: z.iso.date().nullable(),
  note: z.string(),
  addedBy: person,
  addedAt: z.iso.datetime(),
});
export type MatterPart = z.infer<typeof matterPart>;

export const matterLine = z.strictObject({
  id,
  name: z.string(),
  client: searchText(limits.matterName),
  createdAt: z.iso.datetime(),
  closedAt: z.iso.datetime().nullable(),
  people: z.number().int(),
  parts: z.number().int(),
});
export type MatterLine = z.infer<typeof matterLine>;

export const matterView = z.strictObject({
  ...matterLine.omit({ people: true, parts: true }).shape,
  people: z.array(z.strictObject({ ...person.shape, isLead: z.boolean() })),
  parts: z.array(matterPart),
  /** Whether the reader leads it, and so changes its name, its people and whether it is open. */
  isLead: z.boolean(),
  /** Whether the reader may place holds in this firm. */
  canHold: z.boolean(),
  retention: matterRetention,
});
export type MatterView = z.infer<typeof matterView>;

export const gatheredMessage = z.strictObject({ message: messageView, isPrivileged: z.boolean() });
export const gatheredPage = z.strictObject({ items: z.array(gatheredMessage), nextCursor: z.string().nullable() });
export type GatheredPage = z.infer<typeof gatheredPage>;

export const matterWords = {
  name: line(limits.matterName, 'a name for the matter'),
  client: searchText(limits.matterName),
};
