import type { ChannelView } from '@parley/contract/channel-view';

type Named = Pick<ChannelView, 'kind' | 'name' | 'members'>;

/** What a channel is called in a list: `general`, or the names of the others. */
export function channelName(channel: Named, myId: string): string {
  if (channel.name !== null) return channel.name;
  const others = channel.members.filter(({ memberId }) => memberId !== myId);
  const [only] = others;
  if (!only) return `${channel.members[0]?.name ?? 'You'} (you)`;
  return others.map(({ name }) => name).join(', ');
}

export const isNamed = (channel: Named) => channel.kind === 'public' || channel.kind === 'private';

/** The same with its sign, where it stands alone: `#general`. */
export const channelTitle = (channel: Named, myId: string) =>
  isNamed(channel) ? `#${channelName(channel, myId)}` : channelName(channel, myId);

export const feedLabel = (channel: Named, myId: string) =>
  isNamed(channel) ? `Messages in ${channelTitle(channel, myId)}` : `Messages with ${channelName(channel, myId)}`;

export const composerLabel = (channel: Named, myId: string) => `Message ${channelTitle(channel, myId)}`;
