import * as z from 'zod';
import { id, version } from './primitives.ts';

export const channelKinds = ['public', 'private', 'direct', 'group'] as const;
export type ChannelKind = (typeof channelKinds)[number];

/**
 * A channel as all who may see it see it. Direct and group conversations have no name; their `members` (up to 12) name them.
 * For named channels `members` is empty: ask `channel.members` for a page.
 */
export const channelView = z.strictObject({
  id,
  kind: z.enum(channelKinds),
  name: z.string().nullable(),
  topic: z.string(),
  isArchived: z.boolean(),
  memberCount: z.number().int(),
  members: z.array(z.strictObject({ memberId: id, name: z.string() })),
  version,
  createdAt: z.iso.datetime(),
  lastMessageAt: z.iso.datetime().nullable(),
});
export type ChannelView = z.infer<typeof channelView>;

/** What I may do here, said by the server so that the client never works out access. */
export const channelAbilities = z.strictObject({
  post: z.boolean(),
  rename: z.boolean(),
  archive: z.boolean(),
  addMembers: z.boolean(),
  removeMembers: z.boolean(),
  join: z.boolean(),
  leave: z.boolean(),
});
export type ChannelAbilities = z.infer<typeof channelAbilities>;

/** My own side of a channel. `readSeq` is my cursor; counts come from the server and leave out my own and deleted messages. */
export const myChannelView = z.strictObject({
  channel: channelView,
  isMember: z.boolean(),
  readSeq: version,
  unread: z.number().int(),
  mentions: z.number().int(),
  can: channelAbilities,
});
export type MyChannelView = z.infer<typeof myChannelView>;
