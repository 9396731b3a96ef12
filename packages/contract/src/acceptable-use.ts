import * as z from 'zod';
import { limits } from './limits.ts';
import { cursor, id, messageBody, personName } from './primitives.ts';

const text = messageBody
  .trim()
  .min(1, 'Write the text that people sign.')
  .max(limits.acceptableUse, `Use at most ${limits.acceptableUse} characters.`);

export const acceptableUseInput = z.strictObject({
  body: text,
  /** Whoever signed an earlier version signs again. */
  asksAgain: z.boolean(),
  forGuests: z.boolean(),
  /** The chat stays closed to whoever has not signed. */
  closesChat: z.boolean(),
});
export const signInput = z.strictObject({ version: z.int().positive(), name: personName });
export const rosterInput = z.strictObject({ cursor, only: z.enum(['signed', 'missing']).optional() });

export const acceptableUseVersion = acceptableUseInput.extend({
  version: z.int().positive(),
  publishedAt: z.iso.datetime(),
  publishedBy: z.string(),
});

/** What a member is asked to sign. `isAsked`: they have not, and should; `isClosed`: and nothing else opens until they do. */
export const acceptableUseView = z.strictObject({
  current: acceptableUseVersion.nullable(),
  signedAt: z.iso.datetime().nullable(),
  isAsked: z.boolean(),
  isClosed: z.boolean(),
});
export type AcceptableUseView = z.infer<typeof acceptableUseView>;

export const rosterEntry = z.strictObject({
  memberId: id,
  name: z.string(),
  email: z.string(),
  isGuest: z.boolean(),
  signed: z.strictObject({ version: z.int(), at: z.iso.datetime(), name: z.string(), isEnough: z.boolean() }).nullable(),
});
export type RosterEntry = z.infer<typeof rosterEntry>;
export const rosterPage = z.strictObject({
  items: z.array(rosterEntry),
  nextCursor: z.string().nullable(),
  signed: z.int(),
  missing: z.int(),
});
