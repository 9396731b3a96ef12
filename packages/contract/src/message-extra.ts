import * as z from 'zod';
import { labelMark } from './label.ts';
import { limits } from './limits.ts';
import { id, version } from './primitives.ts';

const person = z.strictObject({ memberId: id, name: z.string() });

/** A question with its answers; who chose what is open to every reader. `closedAt`: nobody may vote any more. */
export const poll = z.strictObject({
  question: z.string(),
  options: z.array(z.strictObject({ id: z.string(), text: z.string(), memberIds: z.array(id) })),
  isMultiple: z.boolean(),
  closedAt: z.iso.datetime().nullable(),
});
/** Readers are asked to acknowledge; these have. */
export const acknowledgement = z.strictObject({ memberIds: z.array(id) });
/** Where a forwarded message comes from, with its words as they were then. */
export const forwardSource = z.strictObject({
  messageId: id,
  channelId: id,
  channelName: z.string().nullable(),
  author: person,
  createdAt: z.iso.datetime(),
  body: z.string(),
});
/** The trace of a move: `to` on what stays behind, `from` on what arrived. */
export const moveTrace = z.strictObject({
  to: z.strictObject({ channelId: id, messageId: id }).optional(),
  from: z.strictObject({ channelId: id, messageId: id, at: z.iso.datetime(), by: person }).optional(),
});
/** The body is the code itself; its versions are the message's edits. */
export const snippet = z.strictObject({ title: z.string(), language: z.string() });
/** A reply about one line of a snippet, in the version after so many edits (0: as first sent). */
export const snippetAnchor = z.strictObject({ edit: version, line: z.number().int().min(1) });
/** What a page that the message links to says of itself. */
export const linkPreview = z.strictObject({
  url: z.string(),
  title: z.string(),
  description: z.string().nullable(),
  siteName: z.string().nullable(),
  imageFileId: id.nullable(),
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
});

/** What a message is besides its text, files and reactions. */
export const messageExtra = z.strictObject({
  poll: poll.optional(),
  ack: acknowledgement.optional(),
  forward: forwardSource.optional(),
  moved: moveTrace.optional(),
  snippet: snippet.optional(),
  anchor: snippetAnchor.optional(),
  previews: z.array(linkPreview).optional(),
  /** Links whose preview the author or an admin took away. */
  noPreview: z.array(z.string()).optional(),
  /** Written earlier, to be sent at its time. */
  scheduled: z.literal(true).optional(),
  /** Removed by the firm's rules of retention; nothing else is left of it. */
  purged: z.literal(true).optional(),
  /** Written elsewhere, and brought here by an import; the time is the one that it had there. */
  imported: z.strictObject({ source: z.enum(['slack', 'mattermost', 'csv']) }).optional(),
  /** How confidential it is, where that is said of itself and not of its channel alone. */
  label: labelMark.optional(),
});
export type MessageExtra = z.infer<typeof messageExtra>;
export type Poll = z.infer<typeof poll>;
export type LinkPreview = z.infer<typeof linkPreview>;

const shortText = (max: number, what: string) =>
  z
    .string()
    .trim()
    .min(1, `Enter ${what}.`)
    .max(max, `Use at most ${max} characters.`)
    .refine((text) => text.isWellFormed() && !text.includes('\u0000'), 'This text has characters that cannot be stored.');

/** What an author may ask for with a message. */
export const messageExtraInput = z.strictObject({
  poll: z
    .strictObject({
      question: shortText(limits.pollQuestion, 'a question'),
      options: z.array(shortText(limits.pollOption, 'an answer')).min(2, 'Give at least two answers.').max(limits.pollOptions),
      isMultiple: z.boolean(),
    })
    .optional(),
  ackRequired: z.literal(true).optional(),
  /** Nothing is shown of the pages that it links to. */
  hidesPreviews: z.literal(true).optional(),
  snippet: z
    .strictObject({ title: z.string().trim().max(limits.snippetTitle), language: z.string().regex(/^[a-z0-9+#-]{0,24}$/) })
    .optional(),
  anchor: snippetAnchor.optional(),
  /** A label of the firm's, at least as high as that of the channel. */
  label: id.optional(),
});
export type MessageExtraInput = z.infer<typeof messageExtraInput>;
