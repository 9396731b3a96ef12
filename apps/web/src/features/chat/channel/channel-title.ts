import type { Translate } from '@/lib/i18n/translate';
import type { ChannelView } from '@parley/contract/channel-view';

type Named = Pick<ChannelView, 'kind' | 'name' | 'members'>;

/** What a channel is called in a list: `general`, or the names of the others. */
export function channelName(channel: Named, myId: string): string {
  if (channel.name !== null) return channel.name;
  const others = channel.members.filter(({ memberId }) => memberId !== myId);
  return (others.length > 0 ? others : channel.members).map(({ name }) => name).join(', ');
}

export const isNamed = (channel: Named) => channel.kind === 'public' || channel.kind === 'private';

/** The same with its sign, where it stands alone: `#general`. */
export const channelTitle = (channel: Named, myId: string) =>
  isNamed(channel) ? `#${channelName(channel, myId)}` : channelName(channel, myId);

export const feedLabel = (channel: Named, myId: string, t: Translate) =>
  isNamed(channel)
    ? t('messagesIn', { channel: channelTitle(channel, myId) })
    : t('messagesWith', { names: channelName(channel, myId) });

export const composerLabel = (channel: Named, myId: string, t: Translate) =>
  t('composer', { channel: channelTitle(channel, myId) });
