import type { MyChannelView } from '@parley/contract/channel-view';
import type { MemberView } from '@parley/contract/member-view';
import { channelName } from '../channel/channel-title.ts';
import { rankMatch } from '../mention/rank-match.ts';

export type Place =
  | { kind: 'channel'; key: string; name: string; mine: MyChannelView }
  | { kind: 'person'; key: string; name: string; member: MemberView };

type Input = {
  channels: MyChannelView[];
  members: MemberView[];
  myId: string;
  query: string;
  /** Where one is already: it comes last among equals. */
  hereId?: string | null;
  limit?: number;
};

/**
 * Where one may want to jump: what fits the words best, and among those what has mentions, then unread messages, then the
 * latest life. Where one is comes last of these, and what is muted does not push itself forward. A person with whom a conversation exists is listed once, as that conversation.
 */
export function rankPlaces({ channels, members, myId, query, hereId = null, limit = 12 }: Input): Place[] {
  const talkedTo = new Set(
    channels
      .filter(({ channel }) => channel.kind === 'direct')
      .flatMap(({ channel }) => channel.members.map(({ memberId }) => memberId)),
  );
  const places: Place[] = [
    ...channels.map((mine): Place => ({ kind: 'channel', key: mine.channel.id, name: channelName(mine.channel, myId), mine })),
    ...members
      .filter(({ id, isDeactivated }) => id !== myId && !isDeactivated && !talkedTo.has(id))
      .map((member): Place => ({ kind: 'person', key: member.id, name: member.name, member })),
  ];
  return places
    .map((place) => ({ place, weight: weigh(place, rankMatch(place.name, query), hereId) }))
    .filter(({ weight }) => weight !== null)
    .toSorted((a, b) => compare(a.weight ?? [], b.weight ?? []))
    .slice(0, limit)
    .map(({ place }) => place);
}

function weigh(place: Place, rank: number, hereId: string | null): number[] | null {
  if (rank === 0) return null;
  if (place.kind === 'person') return [rank, 0, 0, 0, 0];
  const { channel, mentions, unread, isMuted } = place.mine;
  return [
    rank,
    Number(channel.id !== hereId),
    Number(mentions > 0),
    Number(unread > 0 && !isMuted),
    Date.parse(channel.lastMessageAt ?? channel.createdAt) - (channel.isArchived ? 1e13 : 0),
  ];
}

function compare(a: number[], b: number[]): number {
  for (const [index, value] of a.entries()) if (value !== b[index]) return (b[index] ?? 0) - value;
  return 0;
}
