import * as z from 'zod';
import { limits } from './limits.ts';

/** Field schemas shared by procedures and socket events, with the words a person reads when one fails. */
export const id = z.uuid('This is not a valid id.');
export const version = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
export const cursor = z.string().max(200).nullish();

// Control characters except tab and line feed, and the bidirectional overrides that can make text lie about itself.
// oxlint-disable-next-line no-control-regex
const unprintable = /[\u0000-\u0008\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069]/u;
const printable = (text: string) => !unprintable.test(text) && text.isWellFormed();
const line = (max: number, what: string) =>
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
export const channelTopic = z
  .string()
  .trim()
  .max(limits.channelTopic, `Use at most ${limits.channelTopic} characters.`)
  .refine(printable, 'Use plain text.');

/** The text of a message. Empty is allowed here because a message may consist of files alone; the use case decides. */
export const messageBody = z
  .string()
  .max(limits.messageBody, `A message holds at most ${limits.messageBody.toLocaleString('en')} characters.`)
  .refine((text) => text.isWellFormed() && !text.includes('\u0000'), 'This text has characters that cannot be stored.');
export const emoji = z
  .string()
  .min(1)
  .max(limits.emoji)
  .refine(
    (text) => /^(?:\p{Extended_Pictographic}|\p{Emoji_Component}|\p{Regional_Indicator}|\u200d|\ufe0f)+$/u.test(text),
    'Choose an emoji.',
  );
