import * as z from 'zod';
import { labelMark } from './label.ts';
import { id, version } from './primitives.ts';

const common = {
  version,
  at: z.iso.datetime(),
  /** Null where it is not for the reader to know. */
  by: z.strictObject({ memberId: id, name: z.string() }).nullable(),
};

/** What was changed about a channel, as a line between its messages. `type` is that of the log's entry. */
export const channelChange = z.discriminatedUnion('type', [
  z.strictObject({ ...common, type: z.literal('channel.renamed'), before: z.string(), after: z.string() }),
  /** Empty: it was taken off. */
  z.strictObject({ ...common, type: z.literal('channel.topicSet'), after: z.string() }),
  z.strictObject({ ...common, type: z.literal('channel.postingSet'), after: z.enum(['all', 'admins']) }),
  z.strictObject({ ...common, type: z.literal('channel.archived') }),
  z.strictObject({ ...common, type: z.literal('channel.unarchived') }),
  /** A conversation of several people became a private channel of this name. */
  z.strictObject({ ...common, type: z.literal('channel.madeFromGroup'), after: z.string() }),
  z.strictObject({ ...common, type: z.literal('channel.labelSet'), before: labelMark.nullable(), after: labelMark.nullable() }),
]);
export type ChannelChange = z.infer<typeof channelChange>;
