import * as z from 'zod';
import { id, line, rawText, searchText } from './primitives.ts';

export const journalKinds = ['smtp', 's3', 'webhook'] as const;
export type JournalKind = (typeof journalKinds)[number];
const time = z.iso.datetime();
const count = z.int().nonnegative();
const words = searchText;
const host = words(253).regex(
  /^[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?$/,
  'Enter the name of the server, as in smtp.example.com.',
);

/** Where a firm's record is sent on to. What signs in there is told once, and never shown again. */
export const journalPlace = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('smtp'),
    host,
    port: z.int().min(1).max(65_535),
    /** `tls` from the first byte; `starttls` before anything is said. Nothing goes in the clear. */
    security: z.enum(['tls', 'starttls']),
    user: words(320),
    password: rawText(1_000),
    to: z.email('Enter the address of the archive.').max(320),
  }),
  z.strictObject({
    kind: z.literal('s3'),
    endpoint: words(2_048),
    region: words(60).regex(/^[A-Za-z0-9-]+$/, 'Enter the region of the bucket.'),
    bucket: words(63).regex(/^[A-Za-z0-9._-]+$/, 'Enter the name of the bucket.'),
    prefix: words(200).regex(/^[A-Za-z0-9._/-]*$/, 'Use letters, numbers, hyphens and slashes for the folder.'),
    accessKeyId: words(200).min(1, 'Enter the access key.'),
    secretAccessKey: rawText(1_000).min(1, 'Enter the secret key.'),
  }),
  z.strictObject({ kind: z.literal('webhook'), url: words(2_048).min(1, 'Enter an address that begins with https://.') }),
]);
export type JournalPlace = z.infer<typeof journalPlace>;

export const journalTargetInput = z.strictObject({
  name: line(80, 'a name'),
  /** Everything there is, or what is written from now on. */
  fromBeginning: z.boolean(),
  place: journalPlace,
});
export type JournalTargetInput = z.infer<typeof journalTargetInput>;

export const journalFailures = ['unreachable', 'slow', 'refused', 'signIn', 'gap', 'internal'] as const;
export type JournalFailure = (typeof journalFailures)[number];
const person = z.strictObject({ memberId: id, name: z.string() });

export const journalNote = z.strictObject({
  id,
  at: time,
  kind: z.enum(['delivered', 'tested', 'failed', 'gap', 'fileLeftOut']),
  streamId: id.nullable(),
  from: count.nullable(),
  to: count.nullable(),
  detail: z.string().nullable(),
});
export type JournalNote = z.infer<typeof journalNote>;

export const journalTargetView = z.strictObject({
  id,
  kind: z.enum(journalKinds),
  name: z.string(),
  /** How to recognise it: an address, a bucket. */
  place: z.string(),
  /** `asked`: waits for a second person. `paused`: by somebody, or because it failed for too long (`failure`). */
  state: z.enum(['asked', 'refused', 'on', 'paused']),
  fromBeginning: z.boolean(),
  askedBy: person,
  askedAt: time,
  decidedBy: person.nullable(),
  mayDecide: z.boolean(),
  delivered: count,
  deliveredAt: time.nullable(),
  waiting: count,
  failingSince: time.nullable(),
  failure: z.enum(journalFailures).nullable(),
  nextAt: time.nullable(),
});
export type JournalTargetView = z.infer<typeof journalTargetView>;

/** `others`: how many people besides the actor could agree to a target. */
export const journalView = z.strictObject({ targets: z.array(journalTargetView), others: count });
export type JournalView = z.infer<typeof journalView>;
/** The secret of a webhook, told once. */
export const journalAdded = z.strictObject({ target: journalTargetView, secret: z.string().nullable() });
export const journalNotePage = z.strictObject({ items: z.array(journalNote), nextCursor: id.nullable() });
