import * as z from 'zod';
import { limits } from './limits.ts';

/** Field schemas shared by procedures and socket events, with the words a person reads when one fails. */
// In lower case, as the database writes them: the same id in capitals must not look like another.
export const id = z.uuid('This is not a valid id.').toLowerCase();
export const version = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
// Control characters except tab and line feed, and the bidirectional overrides that can make text lie about itself.
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const unprintable = /[\u0000-\u0008\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069]/u;
const printable = (text: string) => !unprintable.test(text) && text.isWellFormed();
/** PostgreSQL cannot store a NUL, and half a surrogate pair is no text. */
const storable = (text: string) => text.isWellFormed() && !text.includes('\u0000');
const notStorable = 'This text has characters that cannot be stored.';

export const cursor = z.string().max(200).refine(storable, notStorable).nullish();
/** Text that is read by a program before anybody sees it: as it is, so long as it can be stored. */
export const rawText = (max: number, tooLong?: string) => z.string().max(max, tooLong).refine(storable, notStorable);
/** What somebody types to find something. */
export const searchText = (max: number) => z.string().trim().max(max).refine(storable, notStorable);
export const line = (max: number, what: string) =>
  z
    .string()
    .trim()
    .min(1, `Enter ${what}.`)
    .max(max, `Use at most ${max} characters.`)
    .refine((text) => printable(text) && !/[\n\t]/.test(text), `Use plain text on one line.`);

export const companyName = line(limits.companyName, 'the name of your firm');
export const personName = line(limits.personName, 'a name');
export const memberTitle = z
  .string()
  .trim()
  .max(limits.memberTitle)
  .refine((text) => printable(text), 'Use plain text.');
export const email = z
  .email('Enter an e-mail address, like ana@example.com.')
  .max(limits.email, 'This address is too long.')
  .transform((text) => text.toLowerCase());
export const password = z
  .string()
  .min(limits.passwordMin, `Use at least ${limits.passwordMin} characters.`)
  .max(limits.passwordMax, `Use at most ${limits.passwordMax} characters.`);
export const slug = z.string().regex(/^[a-z0-9](?:[a-z0-9-]{0,46}[a-z0-9])?$/, 'This is not a workspace address.');

/** `client-reviews`: lower case, no spaces; what a person types is folded into it rather than refused. */
export const channelName = z
  .string()
  .trim()
  .toLowerCase()
  .transform((text) => text.replace(/^#/, '').replace(/\s+/g, '-'))
  .pipe(
    z
      .string()
      .min(1, 'Enter a name for the channel.')
      .max(limits.channelName, `Use at most ${limits.channelName} characters.`)
      .regex(/^[\p{L}\p{N}][\p{L}\p{M}\p{N}_-]*$/u, 'Use letters, numbers and hyphens, starting with a letter or a number.'),
  );
export const sectionName = line(limits.sectionName, 'a name for the section');
export const groupName = line(limits.groupName, 'a name for the group');
export const channelTopic = z
  .string()
  .trim()
  .max(limits.channelTopic, `Use at most ${limits.channelTopic} characters.`)
  .refine(printable, 'Use plain text.');

/** The text of a message. Empty is allowed here because a message may consist of files alone; the use case decides. */
export const messageBody = z
  .string()
  .max(limits.messageBody, `A message holds at most ${limits.messageBody.toLocaleString('en')} characters.`)
  .refine(storable, notStorable);

/** The author was asked by a rule about what may leave, and sends it all the same. */
export const acceptsWarning = z.literal(true).optional();
/** Its author has been told that it goes where less is kept, and wants that. */
export const acceptsLower = z.literal(true).optional();

// A flag, a keycap, or a picture with its skin tone and whatever is joined to it. Digits and joiners alone are emoji
// components too, but would show as text or as nothing.
const oneEmoji =
  /^(?:\p{Regional_Indicator}{2}|[0-9#*]\ufe0f?\u20e3|\p{Extended_Pictographic}(?:\ufe0f|\p{Emoji_Modifier})?[\u{e0020}-\u{e007f}]*(?:\u200d\p{Extended_Pictographic}(?:\ufe0f|\p{Emoji_Modifier})?)*)$/u;
/** The name of a firm's own emoji, written `:name:`. */
export const customEmojiName = z.string().regex(/^[a-z0-9][a-z0-9_-]{1,30}$/, 'Use 2 to 31 small letters, numbers, - and _.');
const customEmoji = /^:[a-z0-9][a-z0-9_-]{1,30}:$/;
export const emoji = z
  .string()
  .max(limits.emoji)
  .refine((text) => oneEmoji.test(text) || customEmoji.test(text), 'Choose an emoji.');
/** What a person says about their present state, in one line. */
export const statusText = z
  .string()
  .trim()
  .max(limits.statusText)
  .refine((text) => printable(text) && !/[\n\t]/.test(text), 'Use plain text on one line.');
