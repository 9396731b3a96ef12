import * as z from 'zod';
import { limits } from './limits.ts';
import { id, line, searchText } from './primitives.ts';
import { recordScope } from './record-scope.ts';

const time = z.iso.datetime();
const person = z.strictObject({ memberId: id, name: z.string() });
export const holdReason = line(limits.holdReason, 'a reason');

/** `words`: only messages that say all of these, or said them before an edit. Empty: all in the scope. */
export const holdInput = z.strictObject({
  name: line(limits.holdName, 'a name for the hold'),
  reason: holdReason,
  scope: recordScope,
  words: searchText(limits.searchQuery).default(''),
});
export type HoldInput = z.infer<typeof holdInput>;

export const holdView = z.strictObject({
  id,
  name: z.string(),
  reason: z.string(),
  /** Without a name: a channel that the reader does not see. */
  channels: z.array(z.strictObject({ id, name: z.string().nullable() })),
  people: z.array(person),
  from: z.iso.date().nullable(),
  until: z.iso.date().nullable(),
  words: z.string(),
  caseId: id.nullable(),
  placedBy: person,
  placedAt: time,
  released: z.strictObject({ by: person, at: time, reason: z.string() }).nullable(),
});
export type HoldView = z.infer<typeof holdView>;
export const holdPage = z.strictObject({ items: z.array(holdView), nextCursor: id.nullable() });
