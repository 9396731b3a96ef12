import * as z from 'zod';
import { notifyLevels } from './choices.ts';
import { channelLabel } from './label.ts';
import { id, version } from './primitives.ts';

export const channelKinds = ['public', 'private', 'direct', 'group'] as const;
export type ChannelKind = (typeof channelKinds)[number];

export { notifyLevels, type NotifyLevel } from './choices.ts';

/**
 * A channel as all who may see it see it. Direct and group conversations have no name; their `members` (up to 12) name them.
 * For named channels `members` is empty: ask `channel.members` for a page.
 */
export const channelView = z.strictObject({
  id,
  kind: z.enum(channelKinds),
  name: z.string().nullable(),
  topic: z.string(),
  /** Who may begin a conversation here: everybody, or only admins and whoever made the channel. Anybody may reply. */
  posting: z.enum(['all', 'admins']),
  isArchived: z.boolean(),
  memberCount: z.number().int(),
  members: z.array(z.strictObject({ memberId: id, name: z.string() })),
  version,
  createdAt: z.iso.datetime(),
  lastMessageAt: z.iso.datetime().nullable(),
  /** A group conversation that is to become a channel of this name once all its people have agreed. */
  proposal: z.strictObject({ name: z.string(), by: id, agreed: z.array(id) }).optional(),
  /** How confidential what is written here is. */
  label: channelLabel.optional(),
});
export type ChannelView = z.infer<typeof channelView>;

/** What I may do here, said by the server so that the client never works out access. */
export const channelAbilities = z.strictObject({
  post: z.boolean(),
  rename: z.boolean(),
  archive: z.boolean(),
  addMembers: z.boolean(),
  removeMembers: z.boolean(),
  setPosting: z.boolean(),
  setLabel: z.boolean(),
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
  notify: z.enum(notifyLevels),
  isMuted: z.boolean(),
  /** Where it stands in my side bar. */
  sectionId: id.nullable(),
  position: z.number().nullable(),
  /** Messages up to this seq were written before my time here and are not mine to read. */
  visibleFrom: version,
  can: channelAbilities,
  /** A barrier that keeps me from writing, or looking, here; `setBy` is whom to ask, if that is somebody I may know. */
  barrier: z.strictObject({ name: z.string(), setBy: z.string().nullable() }).optional(),
});
export type MyChannelView = z.infer<typeof myChannelView>;

/** How much of what was written before somebody who is added may read. */
export const historyChoice = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('all') }),
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('days'), days: z.number().int().min(1).max(3650) }),
]);
export type HistoryChoice = z.infer<typeof historyChoice>;

/** What a channel's details say besides the channel itself. */
export const channelDetails = z.strictObject({
  createdBy: z.strictObject({ memberId: id, name: z.string() }).nullable(),
  /** Whether a supervision policy may show messages of this channel to reviewers, and who they are; a guest is not told the names. */
  isReviewed: z.boolean(),
  reviewers: z.array(z.string()),
});
export type ChannelDetails = z.infer<typeof channelDetails>;
