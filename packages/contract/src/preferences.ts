import * as z from 'zod';
import { locales, notifyLevels } from './choices.ts';
import { isTimeZone } from './time-zone.ts';
import { searchText } from './primitives.ts';

export { locales, type Locale } from './choices.ts';
export { defaultPreferences } from './default-preferences.ts';

/** An IANA name, as `Europe/Lisbon`. */
export const timeZone = z.string().max(60).refine(isTimeZone, 'This is not a time zone.');
const clock = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'Enter a time, like 18:30.');

const fields = {
  /** Null: as the browser says. */
  locale: z.enum(locales).nullable(),
  timeZone: timeZone.nullable(),
  /** The level that newly joined channels begin with. */
  notifyDefault: z.enum(notifyLevels),
  /** Words to be told of, in lower case. */
  keywords: z.array(searchText(40).toLowerCase().min(2, 'Use at least 2 characters.')).max(20, 'At most 20 words.'),
  /** Whether a push or a mail says who wrote what, or only that something waits. */
  pushContent: z.enum(['full', 'hidden']),
  sounds: z.boolean(),
  /** Mail to the absent after so many minutes; null: never. */
  emailAfterMinutes: z.number().int().min(5).max(1440).nullable(),
  /** Nothing is pushed between these times of one's own day. */
  quietHours: z.strictObject({ from: clock, to: clock }).nullable(),
  enterSends: z.boolean(),
  singleKeys: z.boolean(),
  /** Whether what linked pages say of themselves is shown below messages. */
  linkPreviews: z.boolean(),
  density: z.enum(['comfortable', 'compact']),
};

/** How one member wants things in one workspace. */
export const preferences = z.strictObject(fields);
export type Preferences = z.infer<typeof preferences>;

/** Any part; what is left out stays. */
export const preferencesChange = z
  .strictObject(fields)
  .partial()
  .refine((change) => Object.keys(change).length > 0, 'Say what to change.');
export type PreferencesChange = z.infer<typeof preferencesChange>;
