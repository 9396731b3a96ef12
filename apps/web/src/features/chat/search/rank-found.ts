import type { MyChannelView } from '@parley/contract/channel-view';
import type { MemberView } from '@parley/contract/member-view';
import { rankMatch } from '../mention/rank-match.ts';

const best = <Item>(items: Item[], rank: (item: Item) => number): Item[] =>
  items
    .map((item) => ({ item, rank: rank(item) }))
    .filter((one) => one.rank > 0)
    .toSorted((a, b) => b.rank - a.rank)
    .map(({ item }) => item);

/** By name first, then by title and address; who has left comes last. */
export function rankPeople(members: MemberView[], query: string): MemberView[] {
  if (!query.trim()) return [];
  return best(members, ({ name, title, email, isDeactivated }) => {
    const rank = Math.max(rankMatch(name, query), rankMatch(title, query) * 0.4, rankMatch(email ?? '', query) * 0.3);
    return isDeactivated ? rank / 10 : rank;
  });
}

/** Named channels, each once, by name first, then by topic; archived ones last. Conversations without a name go by their people. */
export function rankChannels(channels: MyChannelView[], query: string): MyChannelView[] {
  if (!query.trim()) return [];
  const once = [...new Map(channels.map((mine) => [mine.channel.id, mine])).values()].filter(
    ({ channel }) => channel.kind !== 'direct',
  );
  return best(once, ({ channel }) => {
    const name = channel.name ?? channel.members.map((member) => member.name).join(' ');
    const rank = Math.max(rankMatch(name, query), rankMatch(channel.topic, query) * 0.3);
    return channel.isArchived ? rank / 10 : rank;
  });
}
