import type { ChannelView } from '@parley/contract/channel-view';
import { channelName } from '../channel/channel-title.ts';
import { formatDay } from '../time/format-time.ts';

/** Who reads here, and since when. */
export function startWords(channel: ChannelView, myId: string): string {
  const begun = `Begun ${formatDay(channel.createdAt).replace(/^(Today|Yesterday)$/, (word) => word.toLowerCase())}.`;
  if (channel.kind === 'public') return `Everybody in the workspace can read here and join. ${begun}`;
  if (channel.kind === 'private') return `Only those invited read here. ${begun}`;
  const others = channel.members.some(({ memberId }) => memberId !== myId);
  return others ? `Only you and ${channelName(channel, myId)} read here.` : 'A place for notes to yourself.';
}
