import * as z from 'zod';
import { emoji, id, statusText } from './primitives.ts';

export const presenceStates = ['available', 'away', 'busy', 'do not disturb', 'offline'] as const;
export type PresenceState = (typeof presenceStates)[number];

/** One value for a person, merged over all of their devices. `until` ends a chosen state; ISO 8601. */
export const presenceView = z.strictObject({
  memberId: id,
  state: z.enum(presenceStates),
  text: z.string().nullable(),
  emoji: z.string().nullable(),
  until: z.iso.datetime().nullable(),
});
export type PresenceView = z.infer<typeof presenceView>;

/** What a device reports: `available` and `away` follow its use, the others are chosen and hold on every device. */
export const presenceInput = z.strictObject({
  state: z.enum(presenceStates),
  text: statusText.optional(),
  emoji: emoji.or(z.literal('')).optional(),
  until: z.iso.datetime().optional(),
});
